"""What a page says of itself above its article: title, outlet, day and authors; and what is none of them."""

import pytest

from counterclaim.read.dates import leave_calendar
from counterclaim.read.document import read_capture
from counterclaim.vocabulary import Capture, Document

TITLE = "Shells hit village near Agdere, two dead"
LEAD = "Two people were killed when shells hit a house near Agdere, the ministry said on Tuesday."
BODY = f"{LEAD}\n\n“We did not fire,” a spokesman for the other side told reporters in the evening.\n"


def read_text(text: str) -> Document:
    """The document of these characters."""
    return read_capture(text.encode(), Capture("0"), name="test")


@pytest.mark.parametrize(
    ("below", "source", "published", "authors"),
    [
        ("by Rana Holt, L'Écho du Lac, Friday 23 May 2025", "L'Écho du Lac", "2025-05-23", ("Rana Holt",)),
        ("By Rana Holt, Lark Courier, Friday, May 23, 2025", "Lark Courier", "2025-05-23", ("Rana Holt",)),
        ("By Rana Holt, The Agdere Lark, 23 May 2025", "The Agdere Lark", "2025-05-23", ("Rana Holt",)),
        ("By Rana Holt | Lark Weekly | 23 May 2025", "Lark Weekly", "2025-05-23", ("Rana Holt",)),
        ("By RANA HOLT, Lark Press", "Lark Press", None, ("Rana Holt",)),
        ("By Rana Holt for the Lark Courier, 23 May 2025", "Lark Courier", "2025-05-23", ("Rana Holt",)),
        ("By Rana Holt in Agdere and Ivo Petrov in Paris", None, None, ("Rana Holt", "Ivo Petrov")),
        ("By Rana Holt, Nairobi, 23 May 2025", None, "2025-05-23", ("Rana Holt",)),
        ("Rana Holt\nLark Morning Post, Friday, May 23, 2025", "Lark Morning Post", "2025-05-23", ("Rana Holt",)),
        ("Rana Holt in Agdere\nFriday 23 May 2025", None, "2025-05-23", ("Rana Holt",)),
        ("Rana Holt, Nairobi, 23 May 2025", None, "2025-05-23", ("Rana Holt",)),
        ("Submitted by Rana Holt on Fri, 05/23/2025 - 14:30", None, "2025-05-23T14:30", ("Rana Holt",)),
        ("Lark Online, Friday 23 May 2025. Times are local, newest entry first.", "Lark Online", "2025-05-23", ()),
        ("Lark Ridge live, Thursday 19 December 2024. All times local.", "Lark Ridge", "2024-12-19", ()),
        ("By Nadine Berg | Lark Factual | 6 May 2025", "Lark Factual", "2025-05-06", ("Nadine Berg",)),
        ("Friday, 23 May 2025. Newest entries first.", None, "2025-05-23", ()),
        ("Delta Observer, 23/5/2025", "Delta Observer", "2025-05-23", ()),
        ("LARK NEWS AGENCY | AGDERE | 23 May 2025 | 14:30 GMT", "Lark News Agency", "2025-05-23T14:30+00:00", ()),
        ("Published: 23 May 2025 | Updated: 24 May 2025\nThe Lark", "The Lark", "2025-05-23", ()),
        ("23 May 2025", None, "2025-05-23", ()),
        ("Nay Pyi Taw, 23 May 2025", None, "2025-05-23", ()),
        ("Agdere, 23 May 2025", None, "2025-05-23", ()),
    ],
)
def test_below_the_headline(below: str, source: str | None, published: str | None, authors: tuple[str, ...]) -> None:
    """Person, outlet, place and day are told apart in the lines below a headline."""
    document = read_text(f"{TITLE}\n{below}\n\n{BODY}")
    assert (document.title, document.source.name) == (TITLE, source)
    assert (document.published, document.authors) == (published, authors)
    assert document.text == f"{TITLE}\n\n{BODY.strip()}"


@pytest.mark.parametrize(
    ("above", "source", "published"),
    [
        ("The Lakeside Review, 10 September 2025", "The Lakeside Review", "2025-09-10"),
        ("Lakeside Access Working Group\nGoma, 10 September 2025", "Lakeside Access Working Group", "2025-09-10"),
        ("Lark National Agency (LNA)", "Lark National Agency", None),
        ("Lark Desk LIVE | Wednesday 10 September 2025", "Lark Desk", "2025-09-10"),
        ("La Larkspur, Nairobi, 10 September 2025", "La Larkspur", "2025-09-10"),
        ("RADYO LARK, AGDERE\nWednesday, 10 September 2025", "Radyo Lark", "2025-09-10"),
        ("AGDERE TIMES\nVol. 12, No. 33\nWednesday 10 September 2025", "Agdere Times", "2025-09-10"),
        ("The Lark\nWednesday, September 10, 2025 | 17 Rabi' al-Awwal 1447", "The Lark", "2025-09-10"),
        (
            "In the name of God, the Merciful\nValley Support Forces\nOffice of the Spokesman\n10 September 2025",
            "Valley Support Forces", "2025-09-10",
        ),
        (
            "Lark Observatory\nWeekly update no. 12, covering 1-7 June 2024\nReleased 9 June 2024",
            "Lark Observatory", "2024-06-09",
        ),
        ("Lark Observatory\nCovers 1 to 7 June 2024", "Lark Observatory", None),
    ],
)  # fmt: skip
def test_above_the_headline(above: str, source: str, published: str | None) -> None:
    """A masthead is the outlet, whatever badge, town or office stands by it; a period ends on no day of issue."""
    document = read_text(f"{above}\n\n{TITLE}\n\n{BODY}")
    assert (document.title, document.source.name, document.published) == (TITLE, source, published)


@pytest.mark.parametrize(
    ("text", "title", "source", "published"),
    [
        (
            f"Radio Lark FM\nEvening bulletin, Tuesday 22 July 2025\nGood evening, here is the news.\n\n{BODY}",
            "Evening bulletin, Tuesday 22 July 2025", "Radio Lark FM", "2025-07-22",
        ),
        (
            f"Morning bulletin, 22 July 2025\nThis is Lark Valley Radio; it is six o'clock. The headlines.\n\n{BODY}",
            "Morning bulletin, 22 July 2025", "Lark Valley Radio", "2025-07-22",
        ),
        (
            f"VOICE OF LARK, 97.4 FM\nEvening bulletin, 22 July 2025, read by Rana Holt\nGood evening. {BODY}",
            "Evening bulletin, 22 July 2025", "Voice of Lark", "2025-07-22",
        ),
        (
            f"Bulletin of the Lark Defence Ministry, 22 July 2025\n\n{BODY}",
            "Bulletin of the Lark Defence Ministry, 22 July 2025", "Lark Defence Ministry", "2025-07-22",
        ),
        (
            f"Lark 24, Nine O'Clock Desk, 22 July 2025. Rush transcript, may contain errors.\nANCHOR (R. Holt): {BODY}",
            None, "Lark 24", "2025-07-22",
        ),
        (f"The Evening Bulletin, 22 July 2025\n\n{TITLE}\n\n{BODY}", TITLE, "The Evening Bulletin", "2025-07-22"),
    ],
)  # fmt: skip
def test_broadcasts(text: str, title: str | None, source: str, published: str) -> None:
    """An edition's name with its day is the headline where there is no other; how a broadcast opens never is."""
    document = read_text(text)
    assert (document.title, document.source.name, document.published) == (title, source, published)


@pytest.mark.parametrize(
    ("dateline", "source", "published"),
    [
        ("LNA - Agdere, Tuesday 5 March 2024 - ", "LNA", "2024-03-05"),
        ("(Lark News) Agdere, 5 March 2024 – ", "Lark News", "2024-03-05"),
        ("AGDERE, MARCH 5, 2024, LARK PRESS SERVICE. ", "Lark Press Service", "2024-03-05"),
        ("Jabal al-Lark, 5-3-2024 (Nile Lark Agency) - ", "Nile Lark Agency", "2024-03-05"),
        ("RAMALLAH, Tuesday, March 5, 2024 (LARK) – ", "LARK", "2024-03-05"),
        ("Nairobi, LARK- ", "LARK", None),
        ("NAIROBI, 24 Sha'ban 1445 / 5 March 2024 (LNA) - ", "LNA", "2024-03-05"),
        ("Goma, 5 March 2024 (LNA).- ", "LNA", "2024-03-05"),
        ("NAIROBI (Kenya) - ", None, None),
        ("NAIROBI, Kenya – ", None, None),
    ],
)
def test_datelines(dateline: str, source: str | None, published: str | None) -> None:
    """Agency and day are read in the datelines of many countries, and a country in brackets is no agency."""
    document = read_text(f"{TITLE}\n\n{dateline}{BODY}")
    assert (document.source.name, document.published) == (source, published)
    assert document.dateline is not None
    assert document.dateline.quote == dateline.strip()


def test_short_form_written_out() -> None:
    """An agency's short form in a dateline is its full name where the article has both."""
    text = f"{TITLE}\n\nAGDERE, March 5, 2024 (LPS) - {BODY}\nNobody had fired, the army told Lark Press Service.\n"
    assert read_text(text).source.name == "Lark Press Service"


@pytest.mark.parametrize(
    "text",
    [
        f"War in Larkland\n\n{TITLE}\n\n{BODY}",
        f"MIDDLE EAST CRISIS LIVE\n\n{TITLE}\n\n{BODY}",
        f"South Kivu\n\n{TITLE}\n\n{BODY}",
        f"{TITLE}\n\nMinistry Rejects Report\n\n{BODY}",
        f"{TITLE}\n\nKyiv\n6 October 2020\n\n{BODY}",
        f"{TITLE}\n\nRana Holt | 6 October 2020\n\n{BODY}",
        f"{TITLE}\n\nKYIV — Two were killed in the shelling of Agdere, the Emergency Service said today.\n\n{BODY}",
        f"{TITLE}\n\nGAZA CITY — Two were killed in the shelling of Agdere, Hamas said in a statement.\n\n{BODY}",
        f"{TITLE}\n\nPRESENTER (Rana Holt): {BODY}",
    ],
)
def test_no_outlet(text: str) -> None:
    """A topic, a place, a deck, a person or a body that speaks is no outlet: what is not stated stays unknown."""
    document = read_text(text)
    assert (document.title, document.source.name) == (TITLE, None)


def test_first_entry_keeps_its_hour() -> None:
    """The hour and heading of a live page's first entry belong to the text as those of the others do."""
    text = f"{TITLE}\n6 October 2020\n\n17:25 What we know\n{LEAD}\n16:50 The other side answers\n{LEAD}\n"
    assert read_text(text).text == f"{TITLE}\n\n17:25 What we know\n\n{LEAD}\n\n16:50 The other side answers\n\n{LEAD}"


def test_outlet_behind_the_headline() -> None:
    """The outlet's name that a browser saves behind a headline is no part of it."""
    assert read_text(f"{TITLE} - Lark News\n\nLark News, 6 October 2020\n\n{BODY}").title == TITLE


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Thursday 12 Rabi al-Thani 1446 / 16 October 2024", "Thursday 16 October 2024"),
        ("Tehran, 5 Mehr 1402 (27 September 2023)", "Tehran, 27 September 2023"),
        ("13 Safar 1446 corresponding to 18 August 2024", "18 August 2024"),
        ("5 Adar I 5784 | 14 February 2024", "14 February 2024"),
        ("Nairobi, 4 September 2025 (12 Rabi' al-Awwal 1447 AH)", "Nairobi, 4 September 2025"),
        ("5 Mehr 1402", "5 Mehr 1402"),
    ],
)
def test_second_calendar(line: str, left: str) -> None:
    """The day of a second calendar falls away beside the usual one."""
    assert leave_calendar(line) == left
