"""The examples of the README and of docs/record.md print today what they show. As a program, it writes them anew."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "record.md")
"""Pages whose examples are run."""
CONSOLE = re.compile(r"```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```")
PYTHON = re.compile(r"```python\n(?P<code>(?:.*\n)*?)```\n\n```text\n(?P<output>(?:.*\n)*?)```")
LONGEST = 100
ENOUGH = 0.6
"""Share of the shown lines that must still be printed. The record gets better from change to change; what is shown must
be of today's kind, and `make readme` brings it up to the letter."""


def run_command(command: str) -> str:
    """What a command line of the README prints, with this interpreter's `counterclaim` and a demo made today."""
    command = command.replace("/tmp/counterclaim-demo", tempfile.mkdtemp(prefix="counterclaim-demo-"))
    ours = re.sub(r"(^|; )counterclaim ", rf"\g<1>{sys.executable} -m counterclaim ", command)
    return run_process(["bash", "-c", ours])


def run_process(arguments: list[str]) -> str:
    """What a program prints when it is run in the project's folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(arguments, capture_output=True, check=True, cwd=ROOT, env=environment)
    return result.stdout.decode()


def trim_lines(text: str) -> str:
    """A text without trailing blanks: editors strip them."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize(
    "example", list(CONSOLE.finditer(README.read_text(encoding="utf-8"))), ids=lambda found: found["command"]
)
def test_session(example: re.Match[str]) -> None:
    """A session of the README prints what stands under it: most of the lines to the letter."""
    check_lines(trim_lines(run_command(example["command"])), example["output"])


@pytest.mark.slow
@pytest.mark.parametrize(
    "example", [found for page in PAGES for found in PYTHON.finditer(page.read_text(encoding="utf-8"))]
)
def test_python_example(example: re.Match[str]) -> None:
    """Python on these pages runs and prints what stands under it."""
    check_lines(trim_lines(run_process([sys.executable, "-c", example["code"]])), example["output"])


def check_lines(printed: str, shown: str) -> None:
    """Nothing if enough of the shown lines are printed today."""
    today, lines = printed.splitlines(), shown.splitlines()
    assert len(today) > 0, "it prints nothing: run `make readme`"
    kept = sum(line in today for line in lines)
    assert kept >= ENOUGH * len(lines), f"run `make readme`: {kept} of {len(lines)} lines are printed today"


def test_readme_is_short() -> None:
    """The README ends within 100 lines, and every page it names is there."""
    text = README.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    for page in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (ROOT / page).is_file(), page


def write_examples(page: Path) -> None:
    """Put today's output under every example of a page."""
    text = page.read_text(encoding="utf-8")
    text = CONSOLE.sub(lambda m: f"```console\n$ {m['command']}\n{trim_lines(run_command(m['command']))}```", text)
    text = PYTHON.sub(
        lambda m: (
            f"```python\n{m['code']}```\n\n```text\n{trim_lines(run_process([sys.executable, '-c', m['code']]))}```"
        ),
        text,
    )
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for example_page in PAGES:
        write_examples(example_page)
