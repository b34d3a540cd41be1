"""A saved page becomes the article alone, whatever its encoding and however much it says of itself."""

import json

import pytest

from counterclaim.errors import CounterclaimError, EmptyError, NotNewsError, NotTextError
from counterclaim.read.document import read_capture
from counterclaim.vocabulary import Capture, Document

TITLE = "Shells hit village near Agdere, ministry says"
PARAGRAPHS = (
    "Two people were killed when shells hit a house near Agdere, the ministry said on Tuesday, and nine were hurt.",
    "“We did not fire,” a spokesman for the other side told reporters in the evening. He gave no further details.",
    "Monitors who reached the village counted eleven craters and said that a school roof had been torn open.",
    "Hikmət Əliyev, who lives across the road, said that his windows were broken and that the lights had gone out.",
)
MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
FOOT = "<footer><p>© 2020 Larkwire. All rights reserved.</p><p>Follow us on Twitter</p></footer>"


def make_page(*, head: str = "", top: str = f"<h1>{TITLE}</h1>", body: str | None = None, bottom: str = "") -> str:
    """A page with this head and these parts around the paragraphs."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) if body is None else body
    start = f"<!doctype html><html><head>{head}</head><body>{MENU}"
    return f"{start}<article>{top}{paragraphs}</article>{bottom}{FOOT}</body></html>"


def read_page(page: str | bytes, *, url: str | None = None, media_type: str | None = "text/html") -> Document:
    """The document of this page."""
    data = page.encode() if isinstance(page, str) else page
    return read_capture(data, Capture("0", url=url, media_type=media_type), name="page.html")


WHOLE = "\n\n".join((TITLE, *PARAGRAPHS))


@pytest.mark.parametrize(
    "page",
    [
        make_page(),
        make_page(head=f"<title>{TITLE} | Larkwire</title><meta property=og:site_name content=Larkwire>"),
        make_page(top="", head=f"<title>{TITLE} - Larkwire News</title>"),
        make_page(top=f"<h1>{TITLE}</h1><p>By Rana Holt</p><p>6 October 2020 14:30 (UTC+04:00)</p>"),
        make_page(bottom="<section><h3>Most read</h3><ul><li><a href=a>Other story</a></li></ul></section>"),
        make_page(bottom="<div class=comments><p>First! I think the ministry said something wrong here.</p></div>"),
        make_page().replace("<p>", "<div>").replace("</p>", "</div>"),
        make_page().replace("\n", "\r\n").replace("says", "says\u200b"),
    ],
)
def test_article_alone(page: str) -> None:
    """Headline once, paragraphs in order, no menu, byline, comments or footer."""
    assert read_page(page).text == WHOLE


@pytest.mark.parametrize(
    ("encoding", "declared", "letters"),
    [
        ("utf-8", "", "“Əliyev”"),
        ("utf-8", "<meta charset=iso-8859-1>", "“Əliyev”"),
        ("cp1252", "<meta charset=windows-1252>", "“naïve” – café"),
        ("cp1252", "", "“naïve” – café"),
        ("latin-1", "<meta charset=iso-8859-1>", "naïve café"),
        ("latin-1", "", "naïve café"),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "Алиев"),
        ("cp1256", "<meta charset=windows-1256>", "العربية"),
        ("utf-16", "", "“Əliyev”"),
        ("utf-16-le", "", "“Əliyev”"),
        ("utf-8-sig", "", "“Əliyev”"),
    ],
)
def test_encodings(encoding: str, declared: str, letters: str) -> None:
    """Letters come out as written in any encoding, declared, undeclared or declared wrongly."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3]).replace("“", '"').replace("”", '"')
    page = make_page(
        head=declared, body=f"{paragraphs}<p>The word {letters} was painted on the wall, a neighbour said.</p>"
    )
    assert f"The word {letters} was" in read_page(page.encode(encoding)).text


def make_thing(**fields: object) -> str:
    """JSON-LD of an article with these fields."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


@pytest.mark.parametrize(
    ("page", "url", "published", "known"),
    [
        (
            make_page(head=make_thing(datePublished="2020-10-06T14:30:00+04:00")),
            None,
            "2020-10-06T14:30:00+04:00",
            "metadata",
        ),
        (
            make_page(head='<meta property="article:published_time" content="2020-10-06T10:30Z">'),
            None,
            "2020-10-06T10:30+00:00",
            "metadata",
        ),
        (
            make_page(head='<meta name="pubdate" content="Tue, 06 Oct 2020 10:30:00 GMT">'),
            None,
            "2020-10-06T10:30:00+00:00",
            "metadata",
        ),
        (make_page(head='<meta name="date" content="2020-10-06">'), None, "2020-10-06", "metadata"),
        (
            make_page(top=f"<h1>{TITLE}</h1><time datetime='2020-10-06T14:30+0400'>6 Oct</time>"),
            None,
            "2020-10-06T14:30+04:00",
            "metadata",
        ),
        (make_page(head='<meta property="article:modified_time" content="2021-01-01T00:00Z">'), None, None, None),
        (
            make_page(top=f"<h1>{TITLE}</h1><p>Published 6 October 2020, 2:30 pm EDT</p>"),
            None,
            "2020-10-06T14:30-04:00",
            "text",
        ),
        (
            make_page(top=f"<h1>{TITLE}</h1><span>Oct 6, 2020, 2:30 PM EET</span>"),
            None,
            "2020-10-06T14:30+02:00",
            "text",
        ),
        (make_page(top=f"<p>Tuesday 6 October 2020</p><h1>{TITLE}</h1>"), None, None, None),
        (make_page(), "https://lark.example/2020/oct/06/shells", "2020-10-06", "url"),
        (make_page(), "https://lark.example/news/20201006-shells", "2020-10-06", "url"),
        (make_page(), "https://lark.example/news/123456789", None, None),
        (make_page(head='<meta name="date" content="soon">'), None, None, None),
        (make_page(head="<script type='application/ld+json'>{broken</script>"), None, None, None),
    ],
)
def test_published(page: str, url: str | None, published: str | None, known: str | None) -> None:
    """The day of publication, as precise as stated, and how it is known; nothing is made up."""
    document = read_page(page, url=url)
    assert (document.published, document.published_from) == (published, known)


def test_linked_data() -> None:
    """Title, outlet, authors and address come out of JSON-LD graphs."""
    thing = {
        "@graph": [
            {"@type": "WebSite", "name": "no"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "author": [{"name": "Rana Holt"}, {"name": "Staff Reporter"}],
                "publisher": {"name": "Larkwire"},
            },
        ]
    }
    script = f"<script type='application/ld+json'>{json.dumps(thing)}</script>"
    link = "<link rel=canonical href=https://www.lark.example/a>"
    document = read_page(make_page(head=script + link, top=""))
    assert document.title == TITLE
    assert document.authors == ("Rana Holt",)
    assert (document.source.name, document.source.domain) == ("Larkwire", "lark.example")


def test_no_metadata() -> None:
    """A page that says nothing of itself has no source, author or date."""
    document = read_page(make_page())
    assert (document.source.name, document.authors, document.published) == (None, (), None)


def test_paywall_stub() -> None:
    """What is free of a paid article is read; the request to pay is not part of it."""
    body = (
        f"<p>{PARAGRAPHS[0]}</p><p>Subscribe to continue reading this article.</p><p>Already a subscriber? Log in</p>"
    )
    assert read_page(make_page(body=body)).text == f"{TITLE}\n\n{PARAGRAPHS[0]}"


def test_links_inside() -> None:
    """A link to another story between paragraphs is dropped."""
    aside = "<p><a href=x>Read also: Ten killed in earlier attack, mayor says</a></p>"
    body = f"<p>{PARAGRAPHS[0]}</p>{aside}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
    assert read_page(make_page(body=body)).text == WHOLE


def test_tiny_page() -> None:
    """A page of two sentences is read whole."""
    assert read_page(f"<html><body><h1>{TITLE}</h1><p>Two people died, the ministry said.</p></body></html>").text == (
        f"{TITLE}\n\nTwo people died, the ministry said."
    )


def test_page_of_plain_text() -> None:
    """A text wrapped in pre, as browsers save it, is read as the plain text it is."""
    text = "\n\n".join(("Larkwire", "6 October 2020", TITLE, *PARAGRAPHS))
    document = read_page(f"<html><head></head><body><pre>{text}</pre></body></html>")
    assert document.title == TITLE
    assert document.text == WHOLE


def test_emoji_and_direction() -> None:
    """Emoji with joiners and right-to-left words stay as they are."""
    post = "👩‍👩‍👧 The ministry said that العربية and עברית were spoken in the shelter."
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, post))
    assert read_page(make_page(body=body)).text.endswith(post)


STORIES = (
    "Shells hit village",
    "Minister visits front",
    "Talks resume",
    "Fuel prices rise",
    "Rain expected",
    "Team wins",
)
LINKS = "".join(f"<li><a href=/{number}>{story}</a></li>" for number, story in enumerate(STORIES * 2))
LISTING = f"<html><body><h1>Latest news</h1><ul>{LINKS}</ul></body></html>"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (LISTING.encode(), NotNewsError),
        (
            b"<html><title>404 Not Found</title><body><h1>Not Found</h1><p>It was not found here.</p></body></html>",
            NotNewsError,
        ),
        (
            b"<html><body><h1>Just a moment...</h1><p>Please enable JavaScript.</p></body></html>",
            NotNewsError,
        ),
        (b"<html><head><script>var a = 1;</script></head><body><div id=root></div></body></html>", EmptyError),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 image", NotTextError),
        (b"%PDF-1.4\n1 0 obj", NotTextError),
        (b"<html><body>" + bytes(range(1, 32)) * 50, CounterclaimError),
    ],
)
def test_no_article(data: bytes, error: type[Exception]) -> None:
    """Lists of links, error notices, empty shells and other kinds of file are refused by name."""
    with pytest.raises(error, match=r"^page\.html: "):
        read_page(data)


def test_verbatim_page() -> None:
    """Verbatim, a page's markup is its text."""
    page = make_page(head=f"<title>{TITLE}</title>")
    document = read_capture(page.encode(), Capture("0"), name="page.html", verbatim=True)
    assert document.text == page
    assert document.title == TITLE


ROWS = """<html><head><title>Forty-one civilians killed in the valley in November</title></head><body>
<ul><li><a href="/a">News</a></li><li><a href="/b">Reports</a></li></ul>
<h1>Forty-one civilians killed in the valley in November</h1>
<table><tr><th>Key figures</th><th>November</th></tr><tr><td>Civilians killed</td><td>41</td></tr></table>
<p>Fighting in the south of the province killed 41 civilians in November, a monitor said in its brief.
Most of the dead were found in two villages, it said.</p>
<ul><li>Kassala: 3 killed, 4 wounded</li><li>Gedaref: 7 killed</li></ul>
<p>The army denied that its guns had fired on houses.</p>
</body></html>"""


def test_rows_are_kept() -> None:
    """Counts in a list or a table are part of the article; a menu is not."""
    text = read_capture(ROWS.encode(), Capture("0"), name="rows.html").text
    assert [line for line in text.split("\n\n") if any(digit in line for digit in "0123456789")] == [
        "Civilians killed, 41",
        "Fighting in the south of the province killed 41 civilians in November, a monitor said in its brief. "
        "Most of the dead were found in two villages, it said.",
        "Kassala: 3 killed, 4 wounded",
        "Gedaref: 7 killed",
    ]
    assert "Reports" not in text
