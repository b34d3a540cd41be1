"""Rejections by a phrase: who rejects, what, and whose claim it is."""

import pytest
from spacy.language import Language

from counterclaim.record.speech.acts import find_act
from counterclaim.record.speech.rejecting import is_surname, read_rejections
from counterclaim.record.text.parse import parse_document
from tests.factory import Make
from tests.record.speech.factory import quote


def list_rejections(text: str, parser: Language, make: Make) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution."""
    rows = [row for sentence in parse_document(make(text), parser) for row in read_rejections(sentence)]
    return [quote(text, row) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A senior officer has brushed aside claims by the rebels that they shot down two helicopters.",
            [
                ("A senior officer", "has brushed aside", "claims by the rebels that they shot down two helicopters"),
                ("the rebels", "claims", "that they shot down two helicopters"),
            ],
        ),
        (
            "Kyiv poured scorn on Moscow's claim that its troops had shelled the market.",
            [
                ("Kyiv", "poured scorn on", "Moscow's claim that its troops had shelled the market"),
                ("Moscow", "claim", "that its troops had shelled the market"),
            ],
        ),
        (
            "The minister, Peter Lam, rubbished allegations by the union that a helicopter attacked its camp.",
            [
                (
                    "The minister, Peter Lam",
                    "rubbished",
                    "allegations by the union that a helicopter attacked its camp",
                ),
                ("the union", "allegations", "that a helicopter attacked its camp"),
            ],
        ),
        (
            "The army washed its hands of the strike that killed nine traders.",
            [("The army", "washed its hands of", "the strike")],
        ),
        ("Karabakh said so. The army contests this.", [("The army", "contests", "this")]),
        ("Not so, retorts Yerevan.", [("Yerevan", "retorts", "Not so")]),
        ("No trams, no passengers, it maintains.", [("it", "maintains", "No trams, no passengers")]),
        ("The ministry issued a flat denial.", [("The ministry", "issued", "a flat denial")]),
        ("The ministry issued a flat order and repeated the charge.", []),
        ("The army shot down two drones and tore into the column.", []),
        ("The army spurned an offer of talks and threw out the ceasefire proposal.", []),
        ("The army did not brush aside the claim that its troops fled.", []),
        ("The rebels hit back at the garrison and threw out the guards.", []),
        ("The army scoffed at the idea.", [("The army", "scoffed at", "the idea")]),
        ("Moscow took exception to the remark.", [("Moscow", "took exception to", "the remark")]),
        ("Kigali was quick to disown the drone.", [("Kigali", "to disown", "the drone")]),
        ("Rebels threw the charge back at the army.", [("Rebels", "threw … back at", "the charge")]),
        ("The ministry saw no truth in the claim.", [("The ministry", "saw no truth in", "the claim")]),
        ("The army knew nothing of any herders.", [("The army", "knew nothing of", "any herders")]),
        ("The army declared itself innocent of the fire.", [("The army", "declared itself innocent of", "the fire")]),
        ("Kyiv distanced itself from the raid.", [("Kyiv", "distanced itself from", "the raid")]),
        ("The president distanced himself from the party.", []),
        ("The army shrugged off the attack and laughed at the questions.", []),
        ("Troops brushed aside the defenders; nobody was sent to disown the drone.", []),
    ],
)
def test_rejection(text: str, expected: list[tuple[str, str, str]], parser: Language, make_document: Make) -> None:
    """A phrase gives who rejects what, and the owner of the claim; an offer turned down is no claim."""
    assert list_rejections(text, parser, make_document) == expected


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("has batted away", "reports that its jets took part", "deny"),
        ("has no time for", "the allegation that it crossed the border", "deny"),
        ("issued", "a flat denial", "deny"),
        ("slapped down", "reports that its drone hit a wedding", "deny"),
        ("disowned", "the killing of two teachers", "deny"),
        ("said", "Not so", "deny"),
        ("said", "Fairy tales for children", "deny"),
        ("said", "These figures are plucked from the air", "deny"),
        ("called", "the villagers liars", "deny"),
        ("called", "the raid a cruel joke on the poor", "condemn"),
        ("said", "the theatre in the old town reopened on Monday", "assert"),
        ("did not dispute", "the number of the dead", "doubt"),
        ("said", "nothing", "assert"),
        ("ridicules", "Israeli claim", "deny"),
        ("threw … back at", "the charge", "deny"),
        ("saw nothing in", "that", "deny"),
        ("begged", "to differ", "deny"),
        ("stopped well short of denying", "that its men were there", "doubt"),
    ],
)
def test_rejecting_acts(cue: str, content: str, act: str) -> None:
    """Such phrases deny, and so do words that make a claim a tale; saying nothing does not."""
    assert find_act(cue, content) == act


@pytest.mark.parametrize("side", ["army", "rebels"])
def test_participle_is_the_speakers(side: str, parser: Language, make_document: Make) -> None:
    """Who says something and rejects a charge by a participle is one: the last noun before it rejects nothing."""
    text = f"“We did not shell the camp,” said the {side}, rejecting a charge by the mayor that guns had fired."
    rows = list_rejections(text, parser, make_document)
    assert rows[0] == (f"the {side}", "rejecting", "a charge by the mayor that guns had fired")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army said rebels had poisoned wells, a claim for which the mission found no basis.",
            [("the mission", "found no basis", "a claim")],
        ),
        (
            "The rebels said jets had hit a school, an allegation in which UN investigators saw no substance.",
            [("UN investigators", "saw no substance", "an allegation")],
        ),
    ],
)
def test_baseless(text: str, expected: list[tuple[str, str, str]], parser: Language, make_document: Make) -> None:
    """Who found no basis for a claim in a clause behind it denies it."""
    assert list_rejections(text, parser, make_document) == expected
    assert find_act(*expected[0][1:]) == "deny"


def test_rare_surname_rejects(parser: Language, make_document: Make) -> None:
    """A surname printed in full before is somebody who rejects, though a parse may take it for a noun."""
    sentence = parse_document(make_document("Colonel Jean Tumaini spoke. Tumaini left. Markets left."), parser)[-1]
    assert is_surname("Tumaini", sentence)
    assert not is_surname("Markets", sentence)
    assert not is_surname("spoke", sentence)


def test_waved_away(parser: Language, make_document: Make) -> None:
    """What is waved away stands inside the phrase, and what it is called after it."""
    text = 'Colonel Adamu waved the photographs of the burnt ward away as "theatre".'
    (row,) = [row for sentence in parse_document(make_document(text), parser) for row in read_rejections(sentence)]
    assert [text[slice(*span)] for span in row.cue] == ["waved", 'away as "theatre"']
    assert [text[slice(*span)] for span in row.content] == ["the photographs of the burnt ward"]
