"""From when a running total counts that does not say it: pointed back to, gone on with, or a headline's."""

import pytest

from counterclaim.pipeline import record as make_record
from counterclaim.settings import load_settings
from counterclaim.vocabulary import Capture, Document, Figure, Source, Span

WEEK = "Since 1 March 210 people have been killed, the ministry said on Monday."


def count(text: str, published: str = "2024-11-05") -> dict[int | None, Figure]:
    """The figures of a text by their lowest number; its first line is its headline."""
    title = text.split("\n", 1)[0]
    source = Source("Levant Post", None)
    head = Span(0, len(title), title)
    page = Document("one", Capture("one"), title, source, (), published, "metadata", "en", text, head)
    return {figure.low: figure for figure in make_record(page, load_settings()).figures}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"A bulletin\n\n{WEEK} Damage was done to 429 houses over the same period.", 429),
        (f"A bulletin\n\n{WEEK}\n\nIn all, 1,514 people have been wounded since that date.", 1514),
        (f"A bulletin\n\n{WEEK} The wounded number 1,098, it said.", 1098),
        (f"Ministry: 210 dead\n\n{WEEK}", 210),
    ],
)
def test_period_told_before(text: str, number: int) -> None:
    """A total that points back to a period, goes on from one or stands in the headline counts from that day."""
    figure = count(text)[number]
    assert figure.scope == "running"
    assert figure.time is not None
    assert (figure.time.start or "")[:10] == "2024-03-01"


def test_period_is_the_paragraphs() -> None:
    """In another paragraph, with nothing that points back, a total has no period of another's."""
    figure = count(f"A bulletin\n\n{WEEK}\n\nAltogether 300 houses have burned.")[300]
    assert figure.time is None or (figure.time.start or "")[:10] != "2024-03-01"


def test_start_before_its_end() -> None:
    """ "From 1 July until this week", in November, began in the July before."""
    figure = count("A list\n\nFrom 1 July until this week, 312 civilians were killed, the bureau said.", "2021-11-10")[
        312
    ]
    assert figure.time is not None
    assert (figure.time.start or "")[:10] == "2021-07-01"


@pytest.mark.parametrize(("army", "code"), [("Armenian", "AM"), ("Azerbaijani", "AZ")])
def test_own_losses(army: str, code: str) -> None:
    """Soldiers whom an army says it has lost are its country's."""
    figure = count(f"A briefing\n\nThe {army} army said it had lost 22 soldiers since 1 March.")[22]
    assert figure.of.nationality == code


def test_standing_tally() -> None:
    """ "With these, the ministry's count since March stands at": the ministry's number, whatever stands before it."""
    figure = count("A bulletin\n\nWith the dead of Jwaya, the ministry's count since 1 March stands at 2,412 dead.")[
        2412
    ]
    assert figure.claimant.name == "ministry"


def test_day_is_no_age() -> None:
    """ "His town on Wednesday" tells a day; it is nobody's age."""
    text = "A bus\n\nA drone killed four people at the market of his town on Wednesday, the mayor said."
    figure = count(text)[4]
    assert figure.time is not None
    assert (figure.time.start or "")[:10] == "2024-10-30"


def test_roundup_day_of_headline() -> None:
    """In a round-up by places, a paragraph that names no time has the headline's day; one that does has not."""
    text = (
        "Lebanon on Monday, place by place\n\n- Barish: A mother was killed in an air raid, the ministry said.\n\n"
        "- Rmeish: Shops reopened after October 21, when a shell killed two civilians."
    )
    figures = count(text)
    first, second = figures[1].time, figures[2].time
    assert first is not None
    assert (first.start or "")[:10] == "2024-11-04"
    assert second is None or (second.start or "")[:10] != "2024-11-04"


def test_count_of_a_body() -> None:
    """ "By the count of" a bureau, behind a label too, the number is the bureau's and the place is the label's."""
    text = (
        "Days\n\n- Alamata: By the count of Tigray's health bureau, Wednesday's bombing of a mill killed 13 people."
        "\n\n- Maychew: Nine people were killed on Wednesday."
    )
    figure = count(text, "2021-10-23")[13]
    assert figure.claimant.name == "Tigray Health Bureau"
    assert figure.place is not None
    assert figure.place.name == "Alamata"


def test_home_of_the_speaker() -> None:
    """ "His town" is the one of which the speaker is a resident."""
    text = "A bus\n\nA resident of Maychew reports that a drone hit a bus at the entrance to his town, killing four."
    figure = count(text, "2021-10-23")[4]
    assert figure.place is not None
    assert figure.place.name == "Maychew"


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("Nine patients died on Monday when jets bombed a ward twice within half an hour, the Arakan Army said.", 9),
        ("A porter, who has since moved to Lviv, said that the bombs had killed eight neighbours on Monday.", 8),
        ("Two people were killed by a mortar in the quarter behind the mosque, the imam said.", 2),
    ],
)
def test_no_period(sentence: str, low: int) -> None:
    """An hour, an afterwards and a part of a town make no running total."""
    assert count(f"A report\n\n{sentence}")[low].scope == "incident"


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("Drones have since killed 40 people in Sumy, the governor said.", 40),
        ("Shelling killed 90 people in Sumy last year, the governor said.", 90),
        ("In 24 hours 12 people were killed in the region, the governor said.", 12),
    ],
)
def test_still_a_period(sentence: str, low: int) -> None:
    """Days and years over which is counted make a running total."""
    assert count(f"A report\n\n{sentence}")[low].scope == "running"


@pytest.mark.parametrize(
    ("sentence", "start", "last"),
    [
        ("From 1 October to 31 March 2024 shells killed 90 people, the bureau said.", "2023-10-01", "2024-03-31"),
        ("Between 1 January and 30 June 2023, 90 people were killed, the bureau said.", "2023-01-01", "2023-06-30"),
        ("Since 1 March 90 people have been killed, the bureau said.", "2024-03-01", "2024-11-05"),
    ],
)
def test_counts_up_to(sentence: str, start: str, last: str) -> None:
    """A total counts up to the end of its period, whose first day is in the year of the end or the one before."""
    figure = count(f"A list\n\n{sentence}")[90]
    assert figure.time is not None
    assert ((figure.time.start or "")[:10], figure.as_of) == (start, last)


@pytest.mark.parametrize(
    ("sentence", "low", "status"),
    [
        ("The 14 men killed there were all fighters, the colonel said.", 14, "combatant"),
        ("The nine people killed in Sumy were civilians, the mayor said.", 9, "civilian"),
        ("The nine people killed in Sumy were not fighters, the mayor said.", 9, None),
    ],
)
def test_status_told_of_them(sentence: str, low: int, status: str | None) -> None:
    """Those counted are what the sentence says that they were, and nothing by what it says that they were not."""
    assert count(f"A report\n\n{sentence}")[low].of.status == status
