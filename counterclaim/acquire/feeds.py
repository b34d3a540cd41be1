"""Addresses in feeds and sitemaps: RSS, RDF, Atom, sitemaps and their indexes. Nothing in them is resolved or run."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from counterclaim.errors import InputError

FEED_NAMES = ("feed", "rss", "atom", "sitemap", "index.rdf")
FEED_ENDS = (".rss", ".atom", ".rdf", ".xml", ".xml.gz")
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
ROOTS = {"rss", "RDF", "feed", "urlset", "sitemapindex"}


class NotFeedError(InputError):
    """Something else where a feed or sitemap was expected."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One address in a feed, and when it says the page changed; `nested`: another sitemap."""

    url: str
    changed: str | None = None
    nested: bool = False


def is_feed_address(url: str, media_type: str | None = None) -> bool:
    """Whether an address or its media type promises a feed or sitemap."""
    path = url.split("?", 1)[0].split("#", 1)[0].rstrip("/").lower()
    last = path.rsplit("/", 1)[-1]
    return media_type in FEED_TYPES or last in FEED_NAMES or last.endswith(FEED_ENDS)


def find_root(data: bytes) -> str | None:
    """The name of the root element of XML that is a feed or sitemap; None of anything else."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return None
    try:
        name = etree.QName(parse_xml(data)).localname
    except NotFeedError:
        return None
    return name if name in ROOTS else None


def parse_xml(data: bytes) -> etree._Element:
    """The root. Entities are not expanded, nothing is fetched, depth and size keep libxml2's bounds."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotFeedError("expected a feed or sitemap, got no XML") from error
    if root is None:
        raise NotFeedError("expected a feed or sitemap, got no XML")
    return root


def list_addresses(data: bytes, base: str) -> Iterator[Listed]:
    """The addresses of a feed or sitemap in its order. Raises NotFeedError where it is neither."""
    root = parse_xml(data)
    name = etree.QName(root).localname
    if name not in ROOTS:
        raise NotFeedError(f"expected a feed or sitemap, got <{name}>")
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        kind = etree.QName(element).localname
        if kind in ("item", "entry", "url", "sitemap"):
            found = read_entry(element, base)
            if found is not None:
                yield Listed(found[0], found[1], nested=kind == "sitemap")


def read_entry(element: etree._Element, base: str) -> tuple[str, str | None] | None:
    """An entry's address, and when it changed."""
    url: str | None = None
    changed: str | None = None
    for child in element:
        if not isinstance(child.tag, str):
            continue
        kind, words = etree.QName(child).localname, (child.text or "").strip()
        if kind == "link" and child.get("rel", "alternate") == "alternate":
            url = url or child.get("href") or words
        elif kind == "loc" or (kind == "guid" and url is None and words.startswith("http")):
            url = url or words
        elif kind in ("lastmod", "updated", "pubDate", "date"):
            changed = changed or words
    return None if url is None or len(url) == 0 else (urljoin(base, url), changed)
