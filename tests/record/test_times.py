"""Dates and times: what an expression means on the day of publication, and what is left unknown."""

from datetime import date

import pytest

from counterclaim.data.profile import Period
from counterclaim.record.times import find_times
from counterclaim.vocabulary import Capture, Document, Source, Time
from evals.time_examples import Example, is_exact, list_examples

WAR = Period(("44-day war", "Second Karabakh War"), date(2020, 9, 27), date(2020, 11, 10))
TUESDAY = "2020-10-06T14:30:00+04:00"


def make_document(text: str, published: str | None = TUESDAY) -> Document:
    """A document of these words."""
    return Document("doc-1", Capture("0"), None, Source("Test"), (), published, "text", "en", text)


def read_times(text: str, published: str | None = TUESDAY) -> tuple[Time, ...]:
    """The times of these words."""
    return find_times(make_document(text, published), periods=(WAR,))


EXAMPLES = list(list_examples())
UNREAD = {
    "Between 8 and 10 a.m. on 3 February, soldiers fired.",
    "At the turn of the year drones came.",
    "In the year to January, 900 were jailed.",
}
"""What the tagger is known to get wrong."""


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{row.published} {row.text}" for row in EXAMPLES])
def test_examples_are_exact(example: Example) -> None:
    """Expressions of conflict news mean what a careful reader says they mean; three are known to fail."""
    assert is_exact(example) is (example.text not in UNREAD)


@pytest.mark.parametrize("words", ["on Sunday", "yesterday", "overnight", "last week", "two days ago"])
def test_no_publication_day_no_guess(words: str) -> None:
    """Without a day of publication an expression that counts from it has no interval."""
    (time,) = read_times(f"A house was hit {words}.", published=None)
    assert (time.start, time.end) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "More than 20,000 people and 1994 soldiers were killed.",
        "Resolutions 822, 853, 874 and 884 demand it.",
        "The second division fell back.",
        "Sat in a cell, he wrote.",
    ],
)
def test_lookalikes_are_no_times(text: str) -> None:
    """Verbs, counts and resolution numbers are not times."""
    assert read_times(text) == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("16:05 - Who hit the flats?", "2020-10-06"),
        ("13:30. A house was hit.", "2020-10-06"),
        ("A house was hit at 13:30.", "2020-10-06T13:30"),
        ("13:30 is when a house was hit.", "2020-10-06T13:30"),
    ],
)
def test_stamp_is_no_hour(text: str, start: str) -> None:
    """When an entry of a live page was written gives its day and not the hour of what it tells."""
    (time,) = read_times(f"Live\n\n{text}")
    assert time.start == start


def test_quotes_are_the_text() -> None:
    """Every span's quote is the document's own characters."""
    document = make_document(
        "From 27 September to 9 November, and on Sunday at 6 am, “two days later”, since May 1994."
    )
    times = find_times(document)
    assert len(times) > 0
    assert all(document.text[span.start : span.end] == span.quote for time in times for span in time.spans)


def test_duration_is_no_date() -> None:
    """A length of time has a value and no interval."""
    (time,) = read_times("The siege lasted three weeks.")
    assert (time.kind, time.value, time.start, time.end) == ("duration", "P3W", None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The strike on the 3rd killed three people.", "2020-10-03"),
        ("On the evening of the 30th the bridge was blown up.", "2020-09-30"),
        ("Shells fell on 29 August. The camp was attacked shortly after dawn on the 30th.", "2020-08-30"),
        ("Shells fell on the town on Monday of last week.", "2020-09-28"),
        ("In the night to Monday the port was attacked.", "2020-10-04"),
        ("The night before last, rockets came down on the town.", "2020-10-04"),
    ],
)
def test_days_told_short(text: str, day: str) -> None:
    """A number alone is a day of the month told of, or the last one; a night "to Monday" begins on the day before."""
    last = read_times(text)[-1]
    assert last.start is not None
    assert last.start[:10] == day


@pytest.mark.parametrize(
    "text", ["Shells hit the 5th floor.", "It came on the 5th floor.", "Men of the 4th Brigade fell."]
)
def test_ordinals_are_no_days(text: str) -> None:
    """A floor or a brigade with a number is no day."""
    assert read_times(text) == ()


def test_since_takes_its_own_time() -> None:
    """A "since" with its own time takes no later day of the sentence with it."""
    found = read_times("Families who had lived there since the spring were hit on Sunday.")
    assert [row.text for row in found] == ["since the spring", "on Sunday"]
