"""The report tells who says what, shows the words, and never breaks on odd text or a narrow terminal."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from counterclaim.export.report import print_report
from counterclaim.export.sentences import find_sentence
from counterclaim.export.wording import write_count, write_day, write_range
from counterclaim.vocabulary import (
    SCHEMA,
    Agent,
    Bound,
    Capture,
    Claim,
    Claimant,
    Counted,
    Document,
    Event,
    Figure,
    Framing,
    Legal,
    PlaceReference,
    Record,
    Run,
    Skip,
    Source,
    TimeReference,
)

TEXT = (
    "Shells hit Agdere\n\n"
    "North's ministry accused South of shelling Agdere on Oct. 5, killing at least 12 civilians. "
    "South denied it. Gen. A. Petrov spoke of the occupied hills."
)
NORTH = Claimant("A1", "North's ministry", "North's ministry", "North")
SOUTH = Claimant("A2", "South", "South", "South")
SHELLING = Event("shelling", {"event": "ASSAULT", "mode": None}, None, None, "actual", False)


def make_document(text: str = TEXT, published: str | None = "2020-10-06T14:30+04:00") -> Document:
    """A document of this text."""
    known = None if published is None else "text"
    return Document("sha256:0", Capture("0"), text.split("\n")[0], Source("Wire"), (), published, known, "en", text)


def make_claim(document: Document, key: str, claimant: Claimant, words: str, act: str) -> Claim:
    """A claim about the shelling of Agdere that rests on these words."""
    start = document.text.index(words)
    span = document.span(start, start + len(words))
    place = PlaceReference("P1", "Agdere", "Agdere", (span,))
    time = TimeReference("2020-10-05", "2020-10-05", "day", "Oct. 5", (span,))
    agents = (Agent("A2", "South", "South", (span,)),) if act == "accuse" else ()
    about, figures = (None, ("F1",)) if act == "accuse" else ("C1", ())
    return Claim(
        key, None, claimant, act, about, None, None, SHELLING, agents, (), (), place, time, figures, False, (span,)  # type: ignore[arg-type]
    )  # fmt: skip


def make_figure(
    document: Document, *, low: int | None = 12, bound: Bound = "at_least", scope: str = "incident"
) -> Figure:
    """A figure of those killed."""
    start = document.text.index("12")
    span = document.span(start, start + 2)
    counted = Counted("civilians", "people", "civilian")
    rest = (None, scope or "incident", None, None, None, None, NORTH, False)
    return Figure("F1", "C1", "killed", low, None, bound, "12", (span,), counted, *rest)  # type: ignore[arg-type]


def make_record(document: Document, **parts: object) -> Record:
    """A record of this document and these parts."""
    empty: dict[str, object] = dict.fromkeys(
        ("statements", "claims", "figures", "actors", "places", "times", "legal", "framing", "skipped"), ()
    )
    return Record(SCHEMA, Run("0", {}, "0"), document, **(empty | parts))  # type: ignore[arg-type]


def print_plain(record: Record, width: int = 100) -> str:
    """The report as it goes into a pipe."""
    stream = io.StringIO()
    print_report(record, Console(file=stream, width=width, highlight=False, emoji=False, markup=False))
    return stream.getvalue()


@pytest.fixture
def record() -> Record:
    """An accusation with a figure, its denial, and what else a record holds."""
    document = make_document()
    claims = (
        make_claim(document, "C1", NORTH, "South of shelling Agdere on Oct. 5", "accuse"),
        make_claim(document, "C2", SOUTH, "South denied it", "deny"),
    )
    start = TEXT.index("occupied")
    term = document.span(start, start + len("occupied"))
    return make_record(
        document,
        claims=claims,
        figures=(make_figure(document),),
        legal=(Legal("Geneva Conventions of 1949", "treaty", "x", (), {"AM": "party"}, "2020-10-06"),),
        framing=(Framing("occupied", "South", None, (term,), "source"),),
        skipped=(Skip("place", "no such hills are known", (term,)),),
    )


def test_claimants_apart(record: Record) -> None:
    """Each claimant has a heading with its side; the accusation stands with agent, figure, place and day."""
    text = print_plain(record)
    assert (
        "North's ministry · side: North\n    accuses  South · shelling · at least 12 civilians killed · Agdere" in text
    )
    assert "South · side: South\n    denies  shelling · Agdere · 5 October 2020" in text
    assert "accused ‹South of shelling Agdere on Oct. 5›, killing" in text


def test_incident_as_told(record: Record) -> None:
    """An incident names who says so and who denies it, and states nothing itself."""
    text = print_plain(record)
    assert (
        "Shelling · Agdere · 5 October 2020\n    North's ministry says so, by South: at least 12 civilians killed"
        in text
    )
    assert "    South denies it\n" in text


def test_rest_of_record(record: Record) -> None:
    """Law, contested words and what was skipped have their own sections."""
    text = print_plain(record)
    assert "Geneva Conventions of 1949 · Armenia party (on 6 October 2020)" in text
    assert "“occupied” · contested by South · used by Wire (1×)" in text
    assert "place: no such hills are known" in text


def test_running_totals_apart() -> None:
    """A running total is no incident."""
    document = make_document()
    text = print_plain(make_record(document, figures=(make_figure(document, scope="running"),)))
    assert "Running totals, as told here\n  according to North's ministry · side: North\n    at least 12" in text
    assert "Incidents" not in text


def test_nothing_found() -> None:
    """A record without a claim says so."""
    assert "No claim or statement was found." in print_plain(make_record(make_document(published=None)))


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_any_width(record: Record, width: int) -> None:
    """No line is wider than the terminal or than is good to read."""
    assert max(len(line) for line in print_plain(record, width).splitlines()) <= min(width, 110) + 6


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.data())
def test_odd_text(words: str, data: st.DataObject) -> None:
    """Any text can be quoted: no control character gets through to the terminal."""
    document = make_document(f"Title\n{words}")
    start = data.draw(st.integers(6, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    text = print_plain(make_record(document, skipped=(Skip("odd", "odd", (document.span(start, end),)),)))
    assert not any(ord(letter) < 32 and letter != "\n" for letter in text)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("South of shelling",
         "North's ministry accused South of shelling Agdere on Oct. 5, killing at least 12 civilians. "),
        ("denied", "South denied it. "),
        ("Petrov", "Gen. A. Petrov spoke of the occupied hills."),
        ("Shells", "Shells hit Agdere"),
    ],
)  # fmt: skip
def test_sentence_found(words: str, sentence: str) -> None:
    """The sentence around some words ends neither at an abbreviation nor past its line."""
    start = TEXT.index(words)
    assert TEXT[slice(*find_sentence(TEXT, start, start + len(words)))] == sentence


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-10-06", "6 October 2020"),
        ("2020-10-06T14:30+04:00", "6 October 2020, 14:30 +04:00"),
        ("2020-10-06T14:30", "6 October 2020, 14:30"),
        ("2020-10", "2020-10"),
        (None, None),
    ],
)
def test_days_written(value: str | None, expected: str | None) -> None:
    """A day reads as precise as it is."""
    assert write_day(value) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-10-04", "2020-10-04", "4 October 2020"),
        ("2020-09-27", "2020-10-06", "27 September – 6 October 2020"),
        ("1990-01-01", "1993-12-31", "1990 – 1993"),
        ("2019-12-30", "2020-01-02", "30 December 2019 – 2 January 2020"),
        ("2020-09-27", None, "since 27 September 2020"),
        (None, None, None),
    ],
)
def test_ranges_written(start: str | None, end: str | None, expected: str | None) -> None:
    """A stretch of time reads shortest without losing an end."""
    assert write_range(start, end) == expected


@pytest.mark.parametrize(
    ("low", "bound", "expected"),
    [
        (12, "at_least", "at least 12"),
        (20000, "over", "more than 20,000"),
        (24, "vague", "“12” (24 or more)"),
        (0, "exact", "0"),
    ],
)
def test_counts_written(low: int, bound: Bound, expected: str) -> None:
    """A count keeps its bound; a vague word stays beside what it means; zero is a figure."""
    assert write_count(make_figure(make_document(), low=low, bound=bound)) == expected
