"""Versions told after a colon: whose they are."""

import pytest
from spacy.language import Language

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.versions import read_version
from counterclaim.record.text.parse import parse_document
from tests.factory import Make


def find_versions(text: str, parser: Language, make: Make) -> list[Attribution]:
    """Every version that a text tells."""
    return [
        found
        for sentence in parse_document(make(text), parser)
        for token in sentence.tokens
        if (found := read_version(token, sentence)) is not None
    ]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The navy gave another account: rebel boats had fired at the ferry.",
            "The navy",
            "rebel boats had fired at the ferry",
        ),
        (
            "Hamas offered a different version of events: Israeli troops shot six men in Rafah.",
            "Hamas",
            "Israeli troops shot six men in Rafah",
        ),
        (
            "Israel offered a different version of events: Hamas gunmen shot six men in Rafah.",
            "Israel",
            "Hamas gunmen shot six men in Rafah",
        ),
        (
            "The army's version was different: rebels had shelled the market in Goma.",
            "The army",
            "rebels had shelled the market in Goma",
        ),
        (
            "The ministry had another explanation: a mine blew up the bus.",
            "The ministry",
            "a mine blew up the bus",
        ),
        (
            "Doctors in Goma gave a lower figure: eleven bodies had been brought in.",
            "Doctors in Goma",
            "eleven bodies had been brought in",
        ),
        (
            "The hospital has a different count: 14 dead and 30 wounded.",
            "The hospital",
            "14 dead and 30 wounded",
        ),
        (
            "The army disputed that account: rebels had shelled the market in Goma.",
            "The army",
            "rebels had shelled the market in Goma",
        ),
    ],
)
def test_version(text: str, who: str, what: str, parser: Language, make_document: Make) -> None:
    """The clause after the colon is told by whoever gives a version or rejects another's."""
    found = find_versions(text, parser, make_document)
    assert [(text[slice(*row.source[0])], text[slice(*row.content[0])]) for row in found] == [(who, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The army gave no explanation: the road to Goma stayed closed.",
        "Neither side gave an account of the fighting. Shells fell on Goma on Monday: nine people died.",
        "The road has a story: shells killed nine people there in 1994.",
        "The army denied one charge: that its men had shot prisoners.",
        "Hamas rejected the accusation: that its fighters shot civilians.",
        'The army rejected that version: "We received nobody," he said.',
        "The army did not reject the charge: soldiers had shot nine men.",
    ],
)
def test_no_version(text: str, parser: Language, make_document: Make) -> None:
    """Nothing is told where no account is given, or where a colon opens what the charge itself
    says or words that have their speaker."""
    assert find_versions(text, parser, make_document) == []
