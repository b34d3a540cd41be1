"""A plain text as people save it becomes the article alone."""

from pathlib import Path

import pytest

from counterclaim.errors import EmptyError, LanguageError, NotNewsError, NotTextError
from counterclaim.read.document import read_capture
from counterclaim.vocabulary import Capture, Document

FOLDERS = [folder / "shared" / "seed" / "article.txt" for folder in Path(__file__).parents[3:5]]
SEED = next((path for path in FOLDERS if path.is_file()), FOLDERS[0])

BODY = (
    "Two people were killed when shells hit a house near Agdere, the ministry said on Tuesday.\n\n"
    "“We did not fire,” a spokesman for the other side told reporters in the evening.\n"
)


def read_text(text: str, *, verbatim: bool = False, url: str | None = None) -> Document:
    """The document of these characters."""
    return read_capture(text.encode(), Capture("0", url=url), name="test", verbatim=verbatim)


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not here")
@pytest.mark.parametrize("change", [lambda data: data, lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")])
def test_seed_article(change: object) -> None:
    """The saved article keeps its headline once and loses masthead and furniture, with any line ends."""
    document = read_capture(change(SEED.read_bytes()), Capture("0"), name="seed")  # type: ignore[operator]
    assert document.title == "Azerbaijan fights in its own territory, targeting only military targets"
    assert (document.source.name, document.source.domain) == ("Azernews", "azernews.az")
    assert document.authors == ("Ayya Lmahamad",)
    assert (document.published, document.published_from) == ("2020-10-06T14:30+04:00", "text")
    assert document.text.startswith(f"{document.title}\n\nAzerbaijani armed forces are fighting")
    assert document.text.endswith("occupied territories of Azerbaijan.")
    assert document.text.count(document.title) == 1
    assert not any(word in document.text for word in ("April", "UTC", "Follow", "Loading", "Latest", "--", "Lmahamad"))


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not here")
def test_seed_verbatim() -> None:
    """Verbatim, the file is the text and the headline is its last copy above the article."""
    data = SEED.read_bytes()
    document = read_capture(data, Capture("0"), name="seed", verbatim=True)
    assert document.text == data.decode()
    assert document.published == "2020-10-06T14:30+04:00"
    assert document.headline is not None
    assert document.text[document.headline.end :].startswith("\n\nBy Ayya")


@pytest.mark.parametrize("text", ["\ufeffTitle of four words\r\n\r\n" + BODY, "\u202eA\u0301 \U0001f54a\n\n" + BODY])
def test_verbatim_keeps_all(text: str) -> None:
    """Byte order mark, carriage returns and marks of direction stay in a verbatim text."""
    assert read_text(text, verbatim=True).text == text


@pytest.mark.parametrize(
    ("head", "title", "source", "published", "authors"),
    [
        ("Shells hit village near Agdere\n\n", "Shells hit village near Agdere", None, None, ()),
        (
            "The Daily Lark\nTue, 6 October 2020\n\nShells hit village near Agdere\n\nBy Rana Holt and Ivo Petrov\n\n",
            "Shells hit village near Agdere", "The Daily Lark", "2020-10-06", ("Rana Holt", "Ivo Petrov"),
        ),
        (
            "Shells hit village near Agdere\nLarkwire | Oct 6, 2020 2:30 p.m. GMT | By Rana Holt\n\n",
            "Shells hit village near Agdere", "Larkwire", "2020-10-06T14:30+00:00", ("Rana Holt",),
        ),
        (
            "Source: Larkwire\nDate: 2020-10-06\nTitle: Shells hit village near Agdere\n\n",
            "Shells hit village near Agdere", "Larkwire", "2020-10-06", (),
        ),
        (
            "lark.example.com\nWorld\nShells hit village near Agdere\nPublished: 6 October 2020 at 14:30 IST\n\n",
            "Shells hit village near Agdere", "lark.example.com", "2020-10-06T14:30", (),
        ),
        (
            "Ministry of Defence of Larkland\nPress release\nShells hit village near Agdere\n06.10.2020\n\n",
            "Shells hit village near Agdere", "Ministry of Defence of Larkland", "2020-10-06", (),
        ),
        (
            "From: press@lark.example\nTo: desk@wire.example\nSubject: Shells hit village near Agdere\n"
            "Date: Tue, 6 Oct 2020 14:30:00 +0400\n\n",
            "Shells hit village near Agdere", None, "2020-10-06T14:30:00+04:00", (),
        ),
        (
            "# Shells hit village near Agdere\n\n*By Rana Holt* | 6 October 2020\n\n[Read more](https://lark.example/x)\n\n",
            "Shells hit village near Agdere", None, "2020-10-06", ("Rana Holt",),
        ),
        (
            "Lark Access Watch - Read online\n6 October 2020\n\nShells hit village near Agdere\n\n",
            "Shells hit village near Agdere", "Lark Access Watch", "2020-10-06", (),
        ),
        ("Shells hit village near Agdere\n05/06/2020\n\n", "Shells hit village near Agdere", None, None, ()),
        (
            "Lark Courier, 6 October 2020 – EXPLAINER\n\nWho shelled the village near Agdere?\n\n",
            "Who shelled the village near Agdere?", "Lark Courier", "2020-10-06", (),
        ),
        (
            "Shells hit village near Agdere\n\nEVENING LARK, Tuesday, October 6, 2020. From our wires\n\n",
            "Shells hit village near Agdere", "Evening Lark", "2020-10-06", (),
        ),
        (
            "RADIO LARK 94.7 FM, AGDERE\n\nWho shelled the village of Agdere?\n\n7 October 2020\n\n",
            "Who shelled the village of Agdere?", "Radio Lark", "2020-10-07", (),
        ),
        (
            "UN RELIEF DESK\nShells hit village near Agdere\nIssued 6 October 2020, covering 1 to 5 October\n\n",
            "Shells hit village near Agdere", "UN Relief Desk", "2020-10-06", (),
        ),
        (
            "LOWER VALLEY\nOur weekly · No. 33 · Tuesday, 6 October 2020\nShells hit village near Agdere\n\n",
            "Shells hit village near Agdere", "Lower Valley", "2020-10-06", (),
        ),
        (
            "Statement of the Press Service of the Ministry of Defence\n\n06.10.2020 | 13:45\n\n",
            "Statement of the Press Service of the Ministry of Defence", "Press Service of the Ministry of Defence",
            "2020-10-06T13:45", (),
        ),
        (
            "Updated at 18:10: corrects the toll\n\nShells hit village near Agdere\n\nLark Courier\n6 October 2020\n\n",
            "Shells hit village near Agdere", "Lark Courier", "2020-10-06", (),
        ),
        (
            "Shells hit village near Agdere\n\nLark Delta (translated) · Tuesday, 6 October 2020\n\n",
            "Shells hit village near Agdere", "Lark Delta", "2020-10-06", (),
        ),
        (
            "La Voix de Lark (translated from French)\n6 October 2020\n\nAgdere: two counts of its dead\n\n",
            "Agdere: two counts of its dead", "La Voix de Lark", "2020-10-06", (),
        ),
        (
            "Lark Relief Unit\n6 October 2020\n\nAgdere: Report No. 4 (27 September - 5 October 2020)\n\n",
            "Agdere: Report No. 4 (27 September - 5 October 2020)", "Lark Relief Unit", "2020-10-06", (),
        ),
        (
            "Lark Press Service\n6 October 2020\n\nCOMMUNIQUÉ: The enemy bombs Agdere again\n\n",
            "COMMUNIQUÉ: The enemy bombs Agdere again", "Lark Press Service", "2020-10-06", (),
        ),
        (
            "Radio Lark – October 6 – AGDERE\n\nAgdere: dispute over who shelled the prison\n\n",
            "Agdere: dispute over who shelled the prison", "Radio Lark", None, (),
        ),
        (
            "Agdere, 6 October 2020 (LKW)\n\nShells hit village near Agdere\n\n",
            "Shells hit village near Agdere", "LKW", "2020-10-06", (),
        ),
        (
            "Voice of the Lark | Agdere | Tuesday 6 October 2020\n\nShells hit village near Agdere\n\n",
            "Shells hit village near Agdere", "Voice of the Lark", "2020-10-06", (),
        ),
        (
            "LARKLINE\nDid an army shell hit the bakery of the old town of Agdere?\nBy Rana Holt, 6 October 2020\n\n",
            "Did an army shell hit the bakery of the old town of Agdere?", "LARKLINE", "2020-10-06", ("Rana Holt",),
        ),
    ],
)  # fmt: skip
def test_front_matter(
    head: str, title: str, source: str | None, published: str | None, authors: tuple[str, ...]
) -> None:
    """Masthead, date and byline are read and taken out; a date that could be two days is unknown."""
    document = read_text(head + BODY)
    assert document.title == title
    assert document.source.name == source
    assert document.published == published
    assert document.authors == authors
    assert document.text == f"{title}\n\n{BODY.strip()}"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Denials all round\n\nAgence Lark, Agdere, 6 October 2020 – A priest joined the army in denying it.",
            "Agence Lark",
        ),
        (
            "Army: Soldiers Killed Villagers\n\nLet Investigators In\n\n(Agdere, October 6, 2020) – Soldiers in a "
            "convoy killed at least 58 civilians in Agdere on September 29, the Lark Watch Project (LWP) said today.",
            "Lark Watch Project",
        ),
        (
            "Who shelled the market?\n\nLARK ANDINA | 6 October 2020\n\nThe mayor told Lark Andina on Tuesday "
            "that shells had fallen on the market of the old town.",
            "Lark Andina",
        ),
    ],
)
def test_source_from_the_lead(text: str, source: str) -> None:
    """A dateline's first name, whoever "said today" in a release; a name in capitals as the article writes it."""
    assert read_text(text).source.name == source


@pytest.mark.parametrize(
    "line",
    ["Read also: Ten killed in earlier attack", "Share on Facebook", "Advertisement", "Loading...", "Follow us on X",
     "Related\nAnother story entirely\nA third story", "Tags: war, shelling", "© 2020 Larkwire. All rights reserved",
     "Reporting by Rana Holt; Editing by Ivo Petrov", "12 shares", "3 min read", "Sign up for our newsletter"],
)  # fmt: skip
def test_furniture_dropped(line: str) -> None:
    """Share buttons, links to other stories and notices are no part of the text."""
    first, second = BODY.strip().split("\n\n")
    document = read_text(f"Shells hit village near Agdere\n\n{first}\n\n{line}\n\n{second}\n\n{line}\n")
    assert document.text == f"Shells hit village near Agdere\n\n{first}\n\n{second}"


@pytest.mark.parametrize(
    "line",
    ["More news of the shelling came from the regional hospital, which said nine were hurt.",
     "Reporting by the monitors shows that shells hit the school twice in one night.", "“No.”", "No shelter left"],
)  # fmt: skip
def test_sentences_stay(line: str) -> None:
    """A sentence that begins like furniture, a short quotation and a subheading stay."""
    assert line in read_text(f"Shells hit village near Agdere\n\n{BODY}\n\n{line}\n\n{BODY}").text


def test_channel_names_itself() -> None:
    """A post's first line, over its day and hour, is the channel's name; views and calls fall away."""
    head = "Haddad | Border district\n6 October 2020 21:15 (UTC+03:00)\n\n"
    document = read_text(head + BODY + "\n48.1K  Subscribe and stay safe\n")
    assert (document.title, document.source.name) == (None, "Haddad | Border district")
    assert "48.1K" not in document.text
    assert "Haddad" not in document.text


@pytest.mark.parametrize(
    ("text", "source", "published"),
    [
        ("Agdere, 19-3-2021 (Lark Agency) - Shells hit a house in the village, the ministry said.", "Lark Agency", ""),
        (
            "PRESS RELEASE - Valley Watch\nAgdere, 7 March 2021\n\nTwo dead as shells hit a village",
            "Valley Watch",
            "2021-03-07",
        ),
        ("A. Berg / Border district\n7 March 2021, 08:10", "A. Berg / Border district", "2021-03-07T08:10"),
    ],
)
def test_who_sends_it(text: str, source: str, published: str) -> None:
    """A numeric day in the dateline, the label of a release and the slash of a channel do not hide who sends a text."""
    document = read_text(f"{text}\n\n{BODY}")
    assert document.source.name == source
    assert (document.published or "").startswith(published)


def test_agency_behind_a_dash() -> None:
    """ "HARBOUR - Lark News Agency: " names the agency."""
    body = "HARBOUR - Lark News Agency: Two people were killed when shells hit a house, the ministry said on Tuesday.\n"
    assert read_text("Shells hit house near the harbour\n\n" + body).source.name == "Lark News Agency"


def test_abbreviations_keep_their_capitals() -> None:
    """A name in capitals is written small, but for its abbreviations: as the text has them, or without a vowel."""
    head = "KAST PRESS OFFICE\nShells hit village near Agdere\n6 October 2020\n\n"
    assert read_text(head + BODY).source.name == "Kast Press Office"
    assert (
        read_text(head + BODY + "\nKAST counts every shell that falls here, it says.\n").source.name
        == "KAST Press Office"
    )


def test_post_has_no_headline() -> None:
    """A post that opens with a pictogram has a source and a time, and its first line is its own words."""
    head = "Lark Brigade Military Media\n6 October 2020 14:30 (UTC+03:00)\n\n🔴 Breaking: ambush near Agdere\n\n"
    document = read_text(f"{head}{BODY}\n12.4K views\n\n👉 Subscribe | @lark_brigade\n")
    assert (document.title, document.source.name) == (None, "Lark Brigade Military Media")
    assert document.text == f"🔴 Breaking: ambush near Agdere\n\n{BODY.strip()}"


def test_capitals_are_news() -> None:
    """A dispatch all in capitals is read."""
    assert "MINISTRY" in read_text(f"SHELLS HIT VILLAGE\n\n{BODY.upper()}").text


def test_saved_page_date() -> None:
    """On a saved page the masthead's date alone is the day of saving, so publication is unknown."""
    page = (
        f"Larkwire\nSaturday April 27 2024\n\nShells hit village near Agdere\n\n{BODY}\nLoading...\nLatest See more\n"
    )
    assert read_text(page).published is None


def test_url_dates_text() -> None:
    """An address gives day and domain where the text gives none."""
    document = read_text(f"Shells hit village near Agdere\n\n{BODY}", url="https://www.lark.example/2020/10/06/shells")
    assert (document.published, document.published_from) == ("2020-10-06", "url")
    assert document.source.domain == "lark.example"


@pytest.mark.parametrize(
    ("opening", "dateline", "source", "published"),
    [
        ("BAKU, Oct. 12 (Reuters) - Two", "BAKU, Oct. 12 (Reuters) -", "Reuters", None),
        ("KYIV — Two", "KYIV —", None, None),
        ("GAZA CITY (Palestinian Territories), June 18, 2025 (AFP) - Two",
         "GAZA CITY (Palestinian Territories), June 18, 2025 (AFP) -", "AFP", "2025-06-18"),
        ("GOMA, Congo (AP) — Two", "GOMA, Congo (AP) —", "AP", None),
        ("STEPANAKERT, OCTOBER 5, 2020, ARMENPRESS. Two",
         "STEPANAKERT, OCTOBER 5, 2020, ARMENPRESS.", "ARMENPRESS", "2020-10-05"),
        ("Kigali, 12 March 2024 – Two", "Kigali, 12 March 2024 –", None, "2024-03-12"),
        ("MOSCOW, July 15. Two", "MOSCOW, July 15.", None, None),
        ("MOSCOW, July 15. /TASS/. Two", "MOSCOW, July 15. /TASS/.", "TASS", None),
        ("(Dakar, April 27, 2024) – Two", "(Dakar, April 27, 2024) –", None, "2024-04-27"),
        ("On July 15. Two", None, None, None),
        ("Two", None, None, None),
    ],
)  # fmt: skip
def test_dateline_found(opening: str, dateline: str | None, source: str | None, published: str | None) -> None:
    """The dateline of a dispatch is marked; agency and a full date in it are read, a date without year is not."""
    document = read_text(f"Shells hit village near Agdere\n\n{opening}{BODY[3:]}")
    assert (None if document.dateline is None else document.dateline.quote) == dateline
    assert document.source.name == source
    assert document.published == published


def test_wrapped_lines() -> None:
    """Lines wrapped by a mail program become paragraphs; the headline above them stays alone."""
    wrapped = (
        "Shells hit village near Agdere\n\n"
        "Two people were killed when shells hit a house near Agdere on Tuesday\n"
        "night, the ministry said in a statement that was read out on state\n"
        "television and repeated by several newspapers.\n"
        "\n"
        "A spokesman for the other side said that none of its batteries had been\n"
        "firing at that hour, and that the report would be looked into.\n"
    )
    paragraphs = read_text(wrapped).text.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["Shells", "Two", "A"]
    assert "\n" not in paragraphs[1]


WIDE = """Four guards and a driver were killed when gunmen attacked a checkpoint near the eastern town of Agdere on
            Sunday, officials said.
            The attackers fled towards the hills before reinforcements came, said a statement of the regional police
            directorate that was read out in the evening.
            Two of the wounded were taken to a hospital in the capital, and a third was treated by the medics of the
            garrison.
"""


def test_wide_wrapped_lines() -> None:
    """Wide wrapped lines are told from short paragraphs: they break where the next word no longer fits."""
    assert [paragraph.split()[0] for paragraph in read_text(WIDE).text.split("\n\n")] == ["Four", "The", "Two"]


def test_verbatim_wraps() -> None:
    """A verbatim text keeps its characters; its prose, as long as the text, has each paragraph on one line."""
    document = read_text(WIDE, verbatim=True)
    assert document.text == WIDE
    assert len(document.prose) == len(WIDE)
    assert document.prose.split() == WIDE.split()
    assert [line.split()[0] for line in document.prose.splitlines()] == ["Four", "The", "Two"]


def test_captions_marked() -> None:
    """Words under a picture stay in the text and are marked."""
    caption = "A damaged house in Agdere, October 5, 2020. Photo: Larkwire"
    document = read_text(f"Shells hit village near Agdere\n\n{caption}\n\n{BODY}")
    assert [span.quote for span in document.captions] == [caption]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyError, "empty"),
        (b" \r\n\t", EmptyError, "empty"),
        (b"\xef\xbb\xbf\n", EmptyError, "no word"),
        (b"%PDF-1.7 and so on", NotTextError, "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotTextError, "PNG"),
        (bytes(range(256)) * 20, NotTextError, "binary"),
        (b"milk\nbread\neggs\nbutter and cheese\napples\nsalt\npepper\n", NotNewsError, "no sentence"),
        (b"def main():\n    x = {1: [2]}\n    return x[1][0] == 2;\n", NotNewsError, "code"),
        (b"Preheat the oven to 180 degrees. Mix the flour with two eggs.\n", NotNewsError, "nothing of news"),
        (b'{"title": "Shells hit", "body": "Two people were killed, the ministry said."}', NotNewsError, "JSON"),
        (b"<?xml version='1.0'?>\n<rss><channel><title>Wire</title></channel></rss>", NotNewsError, "feed"),
        (b"404 Not Found\n\nThe page you are looking for does not exist.\n", NotNewsError, "error notice"),
        ("Трое человек погибли при обстреле села, сообщили во вторник.".encode(), LanguageError, "Russian"),
        ("Der Angriff tötete drei Menschen, teilte das Ministerium am Montag mit.".encode(), LanguageError, "German"),
    ],
)  # fmt: skip
def test_not_an_article(data: bytes, error: type[Exception], words: str) -> None:
    """What is no English news text is refused in one line that names it."""
    with pytest.raises(error, match=words) as caught:
        read_capture(data, Capture("0"), name="odd.txt")
    assert str(caught.value).startswith("odd.txt: ")
    assert "\n" not in str(caught.value)


def test_key_figures_are_text() -> None:
    """Counts printed above the first paragraph belong to the article, and none of them is its headline."""
    document = read_text(
        f"Valley Monitor\n\nMonthly brief of the valley\n\nKey figures\nCivilians killed: 41\n\n{BODY}"
    )
    assert document.title == "Monthly brief of the valley"
    assert "Civilians killed: 41" in document.text


@pytest.mark.parametrize(
    "title", ["Idlib: 23 dead in two days of air raids", "Six killed, 31 injured in attacks over past day"]
)
def test_counts_in_a_headline(title: str) -> None:
    """A headline that counts is still the headline."""
    assert read_text(f"Valley Monitor\n\n{title}\n\n{BODY}").title == title
