"""What a page says of itself in JSON-LD, meta elements and time elements."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from counterclaim.read.byline import NOT_NAMES, split_names
from counterclaim.read.dates import read_machine
from counterclaim.read.furniture import load_furniture
from counterclaim.read.plain import find_domain
from counterclaim.read.tidy import tidy_line

ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "liveblogposting", "blogposting",
    "socialmediaposting", "report", "opinionnewsarticle", "backgroundnewsarticle", "webpage",
})  # fmt: skip
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "publishdate", "publish_date", "publish-date", "publication_date", "published_at", "pubdate", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_date",
    "article.published", "article_date_original", "originalpublicationdate", "ptime", "timestamp", "date",
)  # fmt: skip
"""Names of meta elements for the day of publication, the surest first. Dates of change are another day: left out."""

TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline", "parsely-title")
SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site", "copyright")
AUTHOR_NAMES = ("article:author", "author", "byl", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator")
SUFFIX = re.compile(r"^(?P<title>.{8,}?)\s+(?:[|·»]|::|[–—-])\s+(?P<site>[^|·»]{2,40})$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None where it does not."""

    title: str | None
    site: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Title, outlet, authors, day of publication and address by the page's own metadata."""
    things = [thing for thing in list_things(tree) if is_article(thing)]
    meta = dict(reversed(list(list_meta(tree))))
    site = find_first(name_thing(thing.get("publisher")) for thing in things) or find_first(map(meta.get, SITE_NAMES))
    authors = [name for thing in things for name in name_authors(thing.get("author"))]
    authors = authors or [name for key in AUTHOR_NAMES for name in split_names(meta.get(key, "").removeprefix("By "))]
    dates = [str(thing.get("datePublished", "")) for thing in things] + [meta.get(name, "") for name in DATE_NAMES]
    published = find_first(read_machine(value) for value in [*dates, *list_times(tree)] if value != "")
    links = tree.xpath("//link[@rel='canonical']/@href")
    url = find_first([meta.get("og:url"), *(str(link) for link in links)])
    name = None if site is None else tidy_line(site).lstrip("@")
    name = name or find_suffix(tree)
    title = choose_title(tree, [str(thing.get("headline", "")) for thing in things], meta, name)
    url = url if url is not None and find_domain(url) is not None else None
    return Metadata(title, name, tuple(dict.fromkeys(authors)), published, url)


def list_things(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object of a page, nested graphs unfolded; broken ones are passed over."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            yield from unfold_things(json.loads(str(script), strict=False))
        except ValueError:
            continue


def unfold_things(value: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD value: one, a list, or a graph."""
    if isinstance(value, list):
        for item in value:
            yield from unfold_things(item)
    elif isinstance(value, dict):
        yield value
        yield from unfold_things(value.get("@graph", []))


def is_article(thing: dict[str, Any]) -> bool:
    """Whether a JSON-LD object describes an article."""
    kind = thing.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(str(one).lower() in ARTICLES for one in kinds)


def name_thing(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, given as an object or as words."""
    if isinstance(value, list):
        return name_thing(value[0]) if len(value) > 0 else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) and value.strip() != "" else None


def name_authors(value: Any) -> list[str]:
    """The persons among the authors of a JSON-LD article."""
    names = [name_thing(one) for one in (value if isinstance(value, list) else [value])]
    found = [tidy_line(name) for name in names if name is not None]
    return [name for name in found if 1 < len(name.split()) <= 5 and NOT_NAMES.search(name) is None]


def list_meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """(name, content) of every meta element, names in lower case; itemprop counts as a name."""
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = tidy_line(element.get("content") or "")
        if name and content:
            yield name.strip().lower(), content


def list_times(tree: HtmlElement) -> list[str]:
    """The machine-readable dates of time elements that are the article's own, those marked as publication first."""
    times = tree.xpath(
        "//*[self::time or @itemprop='datePublished'][not(ancestor::aside or ancestor::footer or ancestor::nav)]"
    )
    marked = [time for time in times if "publish" in " ".join(time.values()).lower() or time.get("pubdate") is not None]
    # Several unmarked ones belong to a list of stories: none of them is surely this one's.
    chosen = marked if len(marked) > 0 else times if len(times) == 1 else [t for t in times if is_inside_first(t, tree)]
    return [time.get("datetime") or time.get("content") or tidy_line(time.text_content()) for time in chosen]


def is_inside_first(element: HtmlElement, tree: HtmlElement) -> bool:
    """Whether an element stands in the page's only article element."""
    articles = tree.xpath("//article")
    return len(articles) == 1 and articles[0] in element.iterancestors()


def find_first(values: Any) -> str | None:
    """The first value that holds something."""
    return next((value for value in values if value is not None and value.strip() != ""), None)


def choose_title(tree: HtmlElement, stated: list[str], meta: dict[str, str], site: str | None) -> str | None:
    """The headline: as printed in the page's only h1 where the metadata agree, else as stated in them."""
    stated = [tidy_line(title) for title in [*stated, *(meta.get(name, "") for name in TITLE_NAMES)] if title != ""]
    stated += [tidy_line(element.text_content()) for element in tree.xpath("//head/title")]
    titles = [title for title in stated if title != "" and title != site]
    printed = [tidy_line(element.text_content()) for element in tree.iter("h1")]
    printed = [title for title in printed if len(title.split()) >= 2 and title != site]
    if len(printed) == 1 and (len(titles) == 0 or any(printed[0].casefold() in title.casefold() for title in titles)):
        return printed[0]
    if len(titles) == 0:
        printed = printed or [tidy_line(h2.text_content()) for h2 in tree.xpath("//h2[not(preceding::p)]")][:1]
        return printed[0] if len(printed) > 0 else None
    return strip_site(titles[0], site, printed)


def find_suffix(tree: HtmlElement) -> str | None:
    """The outlet's name where the page's title is its only h1 and a name after it, or a short name alone."""
    titles = [tidy_line(element.text_content()) for element in tree.xpath("//head/title")][:1]
    printed = {tidy_line(element.text_content()) for element in tree.iter("h1")}
    for title in titles:
        found = SUFFIX.match(title)
        if found is not None and found["title"] in printed:
            return found["site"]
        if len(title.split()) <= 3 and title not in printed:
            return title
    return None


def strip_site(title: str, site: str | None, printed: list[str]) -> str:
    """A title without the outlet's name after it."""
    found = SUFFIX.match(title)
    if found is None:
        return title
    tail = found["site"]
    named = site is not None and tail.casefold() == site.casefold()
    known = named or found["title"] in printed or load_furniture().publisher.search(tail) is not None
    return found["title"] if known or "." in tail else title
