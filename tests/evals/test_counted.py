"""Halves of the gold that are only counted."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "options", [("gold",), ("gold", "--split", "articles-report"), ("case", "--split", "report-2")]
)
def test_errors_of_counted_halves_are_refused(options: tuple[str, ...]) -> None:
    """Whoever asks what was missed in a half that measures the unseen is told which may be looked at."""
    command = [sys.executable, "-m", "evals", *options, "--errors"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "only counted" in run.stderr
