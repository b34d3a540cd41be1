"""What a setting takes from another one: a doer of whom a clause says "by it"."""

import pytest

import counterclaim
from counterclaim.pipeline import record as make_record
from counterclaim.settings import load_settings
from counterclaim.vocabulary import Capture, Document, Source


@pytest.mark.parametrize(
    ("name", "place", "state"),
    [
        ("Ministry of Defence of Azerbaijan", "Martuni", "Azerbaijan"),
        ("Ministry of Defence of Armenia", "Tartar", "Armenia"),
    ],
)
def test_our_shells_on_an_army_s_own_page(name: str, place: str, state: str) -> None:
    """On a ministry's own page "one of our shells" is its state's, and so is who was killed "by it"."""
    text = (
        f"Outcome of an inquiry\n\nOne of our shells hit a house in {place} on Monday. Two civilians were killed by it."
    )
    page = Document("one", Capture("one"), None, Source(name, None), (), "2020-10-14", "metadata", "en", text, None)
    claims = [row for row in make_record(page, load_settings()).claims if row.event is not None]
    assert [[agent.name for agent in row.agents] for row in claims] == [[state], [state]]


def test_killed_by_it() -> None:
    """ "By it" means the weapon told of just before: the doer is taken from there, as a weapon's."""
    text = "A Russian shell hit a house in Kupiansk on Monday. Two civilians were killed by it."
    claims = [row for row in counterclaim.record(counterclaim.read(text.encode())).claims if row.event is not None]
    assert claims[-1].agents[0].inferred_from == "weapon"
