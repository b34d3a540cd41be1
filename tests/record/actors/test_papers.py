"""Whose paper speaks, and whom a bare noun goes back to."""

import pytest

from counterclaim.record.actors.history import Draft
from counterclaim.record.actors.papers import find_called, read_paper


@pytest.mark.parametrize(("words", "name"), [("its note of 9 May", "its note"), ("that list", "that list")])
def test_paper(words: str, name: str) -> None:
    """A paper with its day goes back to whoever put it out."""
    found = read_paper(words, 0, len(words), [])
    assert found is not None
    assert found.name == name


def test_called() -> None:
    """ "The authority" is the body whose name ends so, not another one."""
    rows = [
        Draft("a", "Flood Relief Authority", "government-body", None, None),
        Draft("b", "Aid Board", "organisation", None, None),
    ]
    assert find_called(rows, "the authority") is rows[0]
    assert find_called(rows, "the bureau") is None
