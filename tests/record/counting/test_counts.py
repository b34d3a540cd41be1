"""Counts of victims, damage and losses; what is no count; shares and updates."""

import pytest
from spacy.language import Language

from counterclaim.record.counting.counts import Count, find_counts
from counterclaim.record.text.parse import parse_document
from tests.factory import make_document

Row = tuple[str, int | None, int | None]


def count(text: str, parser: Language) -> tuple[Count, ...]:
    """The counts of a text."""
    return find_counts(parse_document(make_document(text), parser), frozenset())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike killed one civilian and injured dozens.", [("killed", 1, 1), ("injured", 24, None)]),
        ("Five killed, 12 wounded in shelling of Kharkiv", [("killed", 5, 5), ("injured", 12, 12)]),
        ("376 houses, as well as 63 facilities were damaged.", [("damaged", 376, 376), ("damaged", 63, 63)]),
        ("Its forces had shot down five jets and destroyed 30 tanks.", [("shot_down", 5, 5), ("destroyed", 30, 30)]),
        ("The attack left 12 dead and 30 injured.", [("killed", 12, 12), ("injured", 30, 30)]),
        ("The shelling claimed the lives of 12 people.", [("killed", 12, 12)]),
        ("No casualties were reported.", [("casualties", 0, 0)]),
        ("No one was hurt in the attack.", [("injured", 0, 0)]),
        ("Between 20 and 30 fighters were killed or wounded.", [("casualties", 20, 30)]),
        ("Some 300,000 people have fled their homes.", [("displaced", 300_000, 300_000)]),
        ("The bodies of 12 soldiers were found.", [("killed", 12, 12)]),
        ("Police detained 30 protesters.", [("detained", 30, 30)]),
        ("Gunmen kidnapped 20 passengers.", [("abducted", 20, 20)]),
        ("The number of wounded has climbed to 140.", [("injured", 140, 140)]),
        ("A child was killed and two women were injured.", [("killed", 1, 1), ("injured", 2, 2)]),
        ("Killed: 12. Injured: 30.", [("killed", 12, 12), ("injured", 30, 30)]),
        ("Two soldiers and a civilian were killed.", [("killed", 2, 2), ("killed", 1, 1)]),
    ],
)  # fmt: skip
def test_counts_are_found(text: str, expected: list[Row], parser: Language) -> None:
    """What happened to those counted comes from the predicate, in active, passive and headline alike."""
    assert [(row.measure, row.mention.low, row.mention.high) for row in count(text, parser)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army has deployed 5,000 troops near the border.",
        "The village lies 20 km from the front, and 40,000 people live there.",
        "Resolutions 822, 853, 874 and 884 demand the withdrawal.",
        "He was killed two days later in the 1990s.",
        "The region along with seven adjacent regions was occupied by the army.",
        "The blast could kill 100 people.",
        "The ministry did not kill 60 civilians.",
        "The government paid $5 million for each of 12 houses.",
    ],
)
def test_other_numbers_stay_out(text: str, parser: Language) -> None:
    """Strengths, distances, populations, resolutions, durations, prices, and what did not happen."""
    assert count(text, parser) == ()


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people, including three children, were killed.",
        "Strikes killed 31 Palestinians, among them three women.",
        "12 people were killed. Among the dead were three children.",
        "Twelve people were wounded, three of them seriously.",
    ],
)
def test_shares_know_their_whole(text: str, parser: Language) -> None:
    """A number that is part of another one says of which."""
    rows = count(text, parser)
    assert [(row.mention.low, row.whole) for row in rows] == [(rows[0].mention.low, None), (3, 0)]


def test_breakdown_is_shares(parser: Language) -> None:
    """Numbers that add up to the one before the dash are its parts."""
    rows = count("12 people – seven men, three women and two children – were killed.", parser)
    assert [(row.mention.low, row.whole, row.of.group) for row in rows] == [
        (12, None, None), (7, 0, "men"), (3, 0, "women"), (2, 0, "children"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Officials raised the death toll from 14 to 21.", "The death toll rose to 21 from 14."]
)
def test_update_replaces(text: str, parser: Language) -> None:
    """The new toll says which one it replaces, whichever is printed first."""
    rows = count(text, parser)
    new = next(row for row in rows if row.mention.low == 21)
    assert new.replaces is not None
    assert rows[new.replaces].mention.low == 14


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed four men, said a reporter who came while the bodies lay there.", [("killed", 4)]),
        ("Seven died, said a photographer who came after the strike killed a nurse.", [("killed", 7), ("killed", 1)]),
        ("A driver who was killed in the raid had two sons.", [("killed", 1)]),
        ("A man who was found dead in the river had been a teacher.", [("killed", 1)]),
    ],
)  # fmt: skip
def test_who_tells_is_not_counted(text: str, expected: list[tuple[str, int]], parser: Language) -> None:
    """What a relative clause says of others did not happen to whom it is about."""
    assert [(row.measure, row.mention.low) for row in count(text, parser)] == expected
