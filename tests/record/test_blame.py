"""Whose weapon it was: words that accuse somebody of an event told beside or before them."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from counterclaim.data.gazetteer import load_gazetteer
from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim, Document, Run

Make = Callable[..., Document]


@pytest.fixture(scope="module")
def tools(parser: Language) -> Tools:
    """What recording needs, without the encoder."""
    return Tools(parser, load_gazetteer(None), Run("0", {}, ""))


STORY = """Blame traded over strike on clinic

KYIV, June 14 - A missile strike killed six people at a clinic in Druzhkivka on Wednesday.

"""


def find_blaming(text: str, make: Make, tools: Tools) -> list[tuple[str, str, list[str | None], str | None]]:
    """Who accuses whom of which kind of event, and where."""
    document = make(text, source="Northwire", published="2023-06-14T19:00:00+03:00", headline=True)
    claims = record_document(document, tools).claims
    return [describe(claim) for claim in claims if claim.act == "accuse" and len(claim.agents) > 0]


def describe(claim: Claim) -> tuple[str, str, list[str | None], str | None]:
    """What matters of one accusation."""
    assert claim.event is not None
    place = None if claim.place is None else claim.place.name
    return claim.claimant.name or "", claim.event.kind, [agent.name for agent in claim.agents], place


@pytest.mark.parametrize(
    ("words", "kind", "who"),
    [
        ("Governor Taras Holub said the missile was Russian.", "missile-strike", "Russia"),
        ("Governor Taras Holub said it came from a Russian battery.", "missile-strike", "Russia"),
        ("Governor Taras Holub said the shells were fired from Russian positions.", "shelling", "Russia"),
        ("Mayor Gennady Sobol said the rocket was Ukrainian.", "missile-strike", "Ukraine"),
    ],
)
def test_whose_weapon(words: str, kind: str, who: str, make_document: Make, tools: Tools) -> None:
    """Such words are an accusation of the event told before, at its place."""
    found = find_blaming(STORY + words, make_document, tools)
    assert [(row[1], row[2], row[3]) for row in found] == [(kind, [who], "Druzhkivka")]


def test_fired_from(make_document: Make, tools: Tools) -> None:
    """ "Shells fired from the direction of the Armenian lines" name who fired, in the claim that they hit."""
    text = (
        "Shells hit town\n\nShells fired from the direction of the Armenian lines hit the town of Tartar on Saturday, a"
        " ministry official said."
    )
    found = find_blaming(text, make_document, tools)
    assert [(row[2], row[3]) for row in found] == [(["Armenia"], "Tartar")]


@pytest.mark.parametrize(
    "words", ["Governor Taras Holub said the doctors were Russian.", "Holub said the aid came from a Russian charity."]
)
def test_no_weapon(words: str, make_document: Make, tools: Tools) -> None:
    """What is no weapon blames nobody."""
    assert find_blaming(STORY + words, make_document, tools) == []


def test_each_other(make_document: Make, tools: Tools) -> None:
    """ "Kyiv and Moscow blamed each other for a strike" is no claim of Kyiv's."""
    text = (
        "Blame traded\n\nKyiv and Moscow blamed each other on Wednesday for a missile strike that killed six in Lyman."
    )
    document = make_document(text, source="Northwire", published="2023-06-14T19:00:00+03:00", headline=True)
    told = [claim for claim in record_document(document, tools).claims if claim.event is not None]
    assert {claim.claimant.voice for claim in told} == {"source"}
