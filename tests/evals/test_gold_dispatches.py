"""The gold dispatches say nothing that is not in their text."""

import tomllib
from pathlib import Path

import pytest

from evals.dispatches import GOLD, find_faults, load_dispatches, read_count, read_dispatch


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.toml")), ids=lambda path: path.stem)
def test_quotes_found(path: Path) -> None:
    """Every quote is in the readable text, and every key is defined."""
    assert find_faults(read_dispatch(path)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27", (27, 27, "exact")),
        ("~300", (300, 300, "about")),
        (">=12", (12, None, "at_least")),
        (">20000", (20000, None, "over")),
        ("<=30", (None, 30, "at_most")),
        ("<100", (None, 100, "under")),
        ("20..30", (20, 30, "between")),
        ("24?", (24, None, "vague")),
    ],
)
def test_count_read(text: str, expected: tuple[int | None, int | None, str]) -> None:
    """A written count gives low, high and bound."""
    assert read_count(text) == expected


def test_halves_balanced() -> None:
    """What is reported is no smaller part of the original sixty; every conflict with a profile is in both parts."""
    dev, report = load_dispatches("dev"), load_dispatches("report")
    assert len(report) >= 30
    assert {item["conflict"] for item in dev} - {""} == {item["conflict"] for item in report}


def test_kinds_known() -> None:
    """Every kind of event that the gold names is one of the product's list."""
    path = GOLD.parents[2] / "counterclaim" / "data" / "kinds.toml"
    if not path.exists():
        pytest.skip("the list of kinds is not there yet")
    known = {kind["name"] for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]}
    used = {
        kind
        for dispatch in load_dispatches()
        for item in dispatch["incidents"]
        for kind in (item["kind"], *item.get("also_kinds", []))
    }
    assert used <= known, sorted(used - known)
