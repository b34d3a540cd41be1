"""Who gives a number that no statement holds."""

import pytest

import counterclaim

SIDES = [("army", "rebels"), ("rebels", "army")]


def tell(text: str) -> list[tuple[int | None, str | None]]:
    """(low, claimant) of every figure of a text."""
    record = counterclaim.record(counterclaim.read(text.encode()))
    return [(figure.low, figure.claimant.text) for figure in record.figures]


@pytest.mark.parametrize(("one", "other"), SIDES)
@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("The {other} know of only one.", 1),
        ("The {other} have a list of 16.", 16),
        ("The {other} gave the number as 18.", 18),
        ("The {other} have 30.", 30),
    ],
)
def test_who_has_a_number(one: str, other: str, sentence: str, low: int) -> None:
    """Who knows of, has or gives another number beside a toll answers for it."""
    found = tell(f"The {one} put the dead in Goma at 42. " + sentence.format(other=other))
    assert found == [(42, f"The {one}"), (low, f"The {other}")]


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_second_of_two_tolls(one: str, other: str) -> None:
    """Where the verb is left out, the second number is of whom it is told."""
    found = tell(f"The {one} put the dead in Goma at 42, the {other} at nine.")
    assert found == [(42, f"The {one}"), (9, f"the {other}")]


@pytest.mark.parametrize(("one", "other"), SIDES)
@pytest.mark.parametrize("tail", ["given by the {other}", "which the {other} had published"])
def test_contested_toll(one: str, other: str, tail: str) -> None:
    """A toll that somebody contests is of who made it known."""
    found = tell(f"The {one} contested the toll of 30 dead in Goma " + tail.format(other=other) + ".")
    assert found == [(30, f"the {other}")]


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_number_set_against(one: str, other: str) -> None:
    """A number set against a toll is of who is named after it."""
    found = tell(f"The {one} said 42 people were killed in Goma, against 23 according to the {other}.")
    assert found == [(42, f"The {one}"), (23, f"the {other}")]


def test_list_handed_out() -> None:
    """The numbers of a list after a colon are of who gave it, its parts too."""
    found = tell("The mayor of Goma gave us his list: eleven dead, three of them schoolgirls, and 28 wounded.")
    assert found == [(11, "The mayor of Goma"), (3, "The mayor of Goma"), (28, "The mayor of Goma")]


def test_figure_raised_by_it() -> None:
    """ "It raised the figure" is of whom the sentence before lets speak."""
    found = tell("The health ministry put the dead in Goma at 14. On Tuesday it raised the figure to 19.")
    assert found == [(14, "The health ministry"), (19, "it")]


@pytest.mark.parametrize(
    "text",
    [
        "The attackers of Goma set fire to 70 huts.",
        "Gunmen stopped three grain trucks near Goma and drove off with them.",
        "Our stringer in Goma has been to the grounds and counted nine shrouds.",
    ],
)
def test_who_only_does_it(text: str) -> None:
    """Who does something to those counted, or counts for the outlet, is no claimant of the number."""
    assert [claimant for _, claimant in tell(text)] == [None]


@pytest.mark.parametrize("bound", ["up to 14 dead", "as many as 14 dead", "14 dead"])
def test_bound_before_a_number(bound: str) -> None:
    """What is said holds the number where its content begins after the words that bound it."""
    assert [claimant for _, claimant in tell(f"The police of Goma spoke of {bound}.")] == ["The police of Goma"]


def test_hospital_that_admits_wounded() -> None:
    """A hospital that admitted wounded owns up to nothing: the number is of who tells it."""
    found = tell("The hospital in Goma admitted seven wounded, the Defense Ministry said.")
    assert found == [(7, "the Defense Ministry")]
