"""The claims of one event word: one at each of several places."""

import pytest

import counterclaim
from counterclaim.vocabulary import Record


def tell(text: str) -> Record:
    """The record of a text without its date."""
    return counterclaim.record(counterclaim.read(text.encode()))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The bombings in Nairobi and Dar es Salaam killed 224 people.", ["Nairobi", "Dar es Salaam"]),
        ("Attacks in Gardez and Khost on Sunday killed nine people.", ["Gardez", "Khost"]),
        ("Russian strikes on Kharkiv and Dnipro wounded five people.", ["Kharkiv", "Dnipro"]),
        ("Ukrainian strikes on Belgorod and Kursk wounded five people.", ["Belgorod", "Kursk"]),
    ],
)
def test_attacks_at_each_place(text: str, places: list[str]) -> None:
    """Attacks at two places that one count sums up are one at each; the count was at neither alone."""
    record = tell(text)
    named = [claim.place.name for claim in record.claims if claim.event is not None and claim.place is not None]
    assert [name for name in named if name in places] == places
    assert [figure.place for figure in record.figures] == [None]


def test_month_of_two_places() -> None:
    """Bombings of a month at places named are no habit."""
    record = tell("The bombings in Nairobi and Dar es Salaam in August 1998 killed 224 people.")
    assert {claim.event.modality for claim in record.claims if claim.event is not None} == {"actual"}


def test_lives_lost_when() -> None:
    """Lives lost when a place was shelled are that shelling's: one claim, with its place and its doer."""
    text = "Nine people lost their lives when Russian forces shelled the market of Kupiansk, the governor said."
    record = counterclaim.record(counterclaim.read(text.encode()))
    (claim,) = record.claims
    assert claim.event is not None
    assert claim.event.kind == "shelling"
    assert claim.place is not None
    assert [(figure.measure, figure.low) for figure in record.figures] == [("killed", 9)]


def test_entrance_to_a_village() -> None:
    """ "At the entrance to" a village that no gazetteer knows is at that village."""
    text = "A taxi was burned by a drone at the entrance to Qasr Tibnat on Monday, the mayor said."
    (claim,) = counterclaim.record(counterclaim.read(text.encode())).claims
    assert claim.place is not None
    assert claim.place.name == "Qasr Tibnat"


@pytest.mark.parametrize(("one", "other"), [("army", "rebels"), ("rebels", "army")])
def test_part_of_another_counters_dead(one: str, other: str) -> None:
    """Who says how many "of those killed" were children claims so himself, whoever counted the dead."""
    record = tell(
        f"The {one} said 30 people had been killed in Goma. The {other} said two of those killed were children."
    )
    part = next(figure for figure in record.figures if figure.share_of is not None)
    claim = next(claim for claim in record.claims if claim.id == part.claim)
    assert (claim.claimant.text, part.claimant.text) == (f"The {other}", f"The {other}")


@pytest.mark.parametrize(("one", "other"), [("army", "rebels"), ("rebels", "army")])
def test_part_of_own_dead(one: str, other: str) -> None:
    """Two "of those killed" are of the dead whom their teller counted, though another one counted in between."""
    record = tell(
        f"The {one} said 12 people had been killed in Goma. The {other} put the number at 30. "
        f"The {one} said two of those killed were children."
    )
    part = next(figure for figure in record.figures if figure.share_of is not None)
    assert next(figure.low for figure in record.figures if figure.id == part.share_of) == 12


def test_displaced_since_then() -> None:
    """Who was displaced "since then" was so from the event told before to the day of the text."""
    record = tell(
        "El Fasher, 12 March 2025\n\nFighting began in Um Ruwaba in January. "
        "Some 40,000 people have been displaced since then, the United Nations said."
    )
    (figure,) = record.figures
    assert figure.time is not None
    assert (figure.time.start, figure.time.end) == ("2025-01-01", "2025-03-12")
