"""Dates and times: what an expression means on the day of publication, and what is left unknown."""

from datetime import date

import pytest

from counterclaim.data.profile import Period
from counterclaim.record.times import find_times
from counterclaim.vocabulary import Capture, Document, Source, Time

WAR = Period(("44-day war", "Second Karabakh War"), date(2020, 9, 27), date(2020, 11, 10))
TUESDAY = "2020-10-06T14:30:00+04:00"


def make_document(text: str, published: str | None = TUESDAY) -> Document:
    """A document of these words."""
    return Document("doc-1", Capture("0"), None, Source("Test"), (), published, "text", "en", text)


def read_times(text: str, published: str | None = TUESDAY) -> tuple[Time, ...]:
    """The times of these words."""
    return find_times(make_document(text, published), periods=(WAR,))


EXAMPLES = [
    (
        "They met on the 10th anniversary of the 27 September 2010 attack.",
        "the 10th anniversary of the 27 September 2010",
        "2020-09-27",
        "2020-09-27",
    ),
    (
        "On September 27 war began. On October 4 rockets fell, with attacks on Khizi on the same day.",
        "on the same day",
        "2020-10-04",
        "2020-10-04",
    ),
    ("Civilians were killed since September 27.", "since September 27", "2020-09-27", None),
    (
        "141 have been injured since the outbreak of large-scale hostilities on September 27, after Armenia attacked.",
        "since the outbreak of large-scale hostilities on September 27",
        "2020-09-27",
        None,
    ),
    ("It was occupied in a war in the early 1990s.", "in the early 1990s", "1990-01-01", "1993-12-31"),
    ("The town was shelled overnight.", "overnight", "2020-10-05T18:00", "2020-10-06T06:00"),
    ("Two people were killed on Sunday.", "on Sunday", "2020-10-04", "2020-10-04"),
    ("The parties will meet on Sunday.", "on Sunday", "2020-10-11", "2020-10-11"),
    (
        "They attacked on September 27 at 6 am, shelling positions.",
        "on September 27 at 6 am",
        "2020-09-27T06:00",
        "2020-09-27T06:00",
    ),
    (
        "It has mediated since the signing of the volatile cease-fire agreement in 1994.",
        "since the signing of the volatile cease-fire agreement in 1994",
        "1994-01-01",
        None,
    ),
    ("On October 4 Ganja was hit. The day before, Barda was.", "The day before", "2020-10-03", "2020-10-03"),
    ("On September 27 it began. Two days later they met.", "Two days later", "2020-09-29", "2020-09-29"),
    (
        "On Sunday it fell. It had held since August. On the same night two died.",
        "On the same night",
        "2020-10-04T20:00",
        "2020-10-05T06:00",
    ),
    ("They met earlier this month.", "earlier this month", "2020-10-01", "2020-10-06"),
    (
        "Fighting went on from 27 September to 9 November.",
        "from 27 September to 9 November",
        "2020-09-27",
        "2020-11-09",
    ),
    ("He fell in the 44-day war.", "in the 44-day war", "2020-09-27", "2020-11-10"),
    (
        "On September 27 it began. The following week a school was hit.",
        "The following week",
        "2020-09-28",
        "2020-10-04",
    ),
    ("At 0600 GMT on Monday a rocket fell.", "At 0600 GMT on Monday", "2020-10-05T06:00Z", "2020-10-05T06:00Z"),
    ("A shell landed early on Sunday.", "early on Sunday", "2020-10-04T00:00", "2020-10-04T09:00"),
    ("Ten were hurt in the past 24 hours.", "in the past 24 hours", "2020-10-05", "2020-10-06"),
    ("They held it between 1992 and 1994.", "between 1992 and 1994", "1992-01-01", "1994-12-31"),
    ("Shelling on 27-29 September killed two.", "on 27-29 September", "2020-09-27", "2020-09-29"),
    ("The siege of last summer was broken.", "last summer", "2020-06-01", "2020-08-31"),
    ("They met in July last year.", "in July last year", "2019-07-01", "2019-07-31"),
    ("He was shot on the night of 4 October.", "on the night of 4 October", "2020-10-04T20:00", "2020-10-05T06:00"),
    ("It fell on 04.10.2020.", "on 04.10.2020", "2020-10-04", "2020-10-04"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), EXAMPLES, ids=[row[1] for row in EXAMPLES])
def test_examples_are_exact(text: str, words: str, start: str | None, end: str | None) -> None:
    """Expressions of conflict news mean what a careful reader says they mean."""
    found = {time.text: (time.start, time.end) for time in read_times(text)}
    assert found[words] == (start, end)


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
