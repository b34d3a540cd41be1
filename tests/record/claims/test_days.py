"""When an event was that its own clause does not date."""

import pytest

from counterclaim.record.claims.days import compare_days, find_age, find_grain
from counterclaim.record.claims.weighing import load_weights
from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Figure
from tests.factory import Make


def count(text: str, make_document: Make, tools: Tools) -> list[Figure]:
    """The figures of a text published on Monday, 20 May 2024."""
    return list(record_document(make_document(text, source="Daily", published="2024-05-20"), tools).figures)


def test_day_from_afar(make_document: Make, tools: Tools) -> None:
    """The dead of a text that tells of one attack fell on its day, also paragraphs further down."""
    text = (
        "A drone struck a bakery in Nikopol on Saturday.\nIts owner had just opened. Nobody had time to run.\n"
        "The mayor spoke of a crime.\nDoctors later put the dead at seven."
    )
    time = count(text, make_document, tools)[-1].time
    assert time is not None
    assert (time.start, time.inferred) == ("2024-05-18", True)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry acknowledged on Saturday that a bomb had killed two civilians in Zamostye.",
        "Two more people died overnight of injuries suffered in the bombing of a bus in Sumy.",
        "Shells hit Sumy on Sunday. Separately, two soldiers were killed.",
    ],
)
def test_no_day_of_telling(text: str, make_document: Make, tools: Tools) -> None:
    """The day on which something is said, somebody dies of wounds or something else was is no day."""
    assert count(text, make_document, tools)[-1].time is None


def test_no_sign_is_a_name() -> None:
    """No weight hangs on a name or a date."""
    assert not any(mark.isupper() for name in load_weights("days") for mark in name)


def test_days_compared() -> None:
    """A day lies in its week, and comes after another."""
    assert compare_days("2024-05-18", "2024-05-13/2024-05-19", "strike before")["within strike before"] == 1.0
    assert compare_days("2024-05-18", "2024-05-17", "strike before")["after strike before"] == 1.0
    assert compare_days("2024-05-18", "2024-05-18", "strike before") == {}


def test_day_described() -> None:
    """How exact a time is, and how long before the document's day."""
    assert (find_grain("2024-05-18"), find_grain("2024-05-18/2024-05-19"), find_grain("2024")) == (
        "day",
        "night",
        "vague",
    )
    assert (find_age("2024-05-18", "2024-05-20T10:00"), find_age("2024-05-21", "2024-05-20")) == ("2", "later")


def test_day_of_an_edition(make_document: Make, tools: Tools) -> None:
    """The day of publication in a headline says when the text was written, and dates nothing that it tells of."""
    title = "Evening bulletin, Monday 20 May 2024"
    text = f"{title}\nOn Friday shells fell on Nikopol. The market burned. Doctors put the dead at seven."
    document = make_document(text, source="Daily", published="2024-05-20", headline=True)
    time = record_document(document, tools).figures[-1].time
    assert time is not None
    assert time.start == "2024-05-17"
