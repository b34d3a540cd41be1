"""A news page: its metadata and, by trafilatura, its main text."""

from lxml.etree import _Element
from lxml.html import HtmlElement

from counterclaim.read.dates import find_url_date
from counterclaim.read.draft import Draft, Known
from counterclaim.read.front import read_front
from counterclaim.read.furniture import count_words, drop_furniture
from counterclaim.read.metadata import Metadata, read_metadata
from counterclaim.read.plain import find_domain, find_source, list_paragraphs
from counterclaim.read.tidy import tidy_line
from counterclaim.vocabulary import Source

BLOCKS = ("p", "head", "quote", "item", "row", "ab", "code")
OWN_BLOCKS = frozenset({
    "p", "div", "section", "article", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "br", "td",
    "pre", "main", "header", "dd", "dt",
})  # fmt: skip
SILENT = (
    "//script|//style|//noscript|//template|//nav|//footer|//form|//button|//svg|//iframe|//aside|//head|//figcaption"
)
MENUS = "//ul|//ol|//table"
ROWS = "//li[not(.//li) and not(.//p)]|//tr[not(.//tr)]"
OUTSIDE = "ancestor::nav|ancestor::aside|ancestor::footer|ancestor::header|ancestor::form"
LINKED = 0.5
"""Share of a row's characters in links from which it is a menu's."""
SHARE = 0.5
"""Words of the whole page's prose that the extractor must have kept for its result to be taken on a short page."""


def read_page(html: str, *, url: str | None = None) -> Draft:
    """Headline, source, date, authors and article of a page."""
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:
        return Draft()
    metadata = read_metadata(tree)
    lines, whole = find_paragraphs(tree)
    kept = drop_furniture(lines)
    front = read_front(kept, saved=True, title=metadata.title)
    around = read_front(drop_furniture(whole), saved=True, title=front.title)
    address = url or metadata.url
    source = name_source(metadata, front.source, address)
    if source.name is None:
        source = Source(around.source.name or find_source(lines, front).name or source.domain, source.domain)
    published, known = choose_published(metadata.published, front.published or around.published, address)
    authors = metadata.authors or front.authors or around.authors
    return Draft(front.title, source, authors, published, known, front.body)


def choose_published(stated: str | None, printed: str | None, url: str | None) -> tuple[str | None, Known | None]:
    """The day of publication and how it is known. A printed time of the same day makes a bare stated day preciser."""
    if stated is not None:
        if "T" not in stated and printed is not None and printed.startswith(f"{stated}T"):
            return printed, "text"
        return stated, "metadata"
    if printed is not None:
        return printed, "text"
    day = find_url_date(url) if url is not None else None
    return day, "url" if day is not None else None


def name_source(metadata: Metadata, printed: Source, url: str | None) -> Source:
    """The outlet by its metadata, else by its masthead; the domain by the page's address."""
    domain = find_domain(url) if url is not None else printed.domain
    site = metadata.site
    if site is not None and find_domain(site) == site.lower():
        domain = domain or site.lower()
    return Source(site or printed.name, domain)


def find_paragraphs(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """The paragraphs of the main text, and those of the whole body; both alike where the extractor finds too little."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    for links in tree.xpath(MENUS):
        if is_menu(links):
            links.drop_tree()
    own = list_own(deepcopy(tree))
    for row in tree.xpath(ROWS):
        tell_row(row)
    found = bare_extraction(tree, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    lines = list_blocks(body) if body is not None else []
    words = sum(count_words(line) for line in lines)
    if words < SHORT and words < SHARE * sum(count_words(line) for line in own):
        return own, own
    return lines, own


SHORT = 60
"""Words below which the extractor's result is compared with the whole page: it was built for longer articles."""


def is_menu(element: HtmlElement) -> bool:
    """Whether a list or table holds nothing but links."""
    links = element.xpath(".//a")
    linked = "".join(link.text_content() for link in links)
    return len(links) > 1 and "".join(linked.split()) == "".join(element.text_content().split())


def tell_row(row: HtmlElement) -> None:
    """Nothing; a list item or table row that holds more than links is a paragraph from now on, commas between cells:
    the extractor takes short lists for menus, and a roundup's counts stand in them."""
    linked = sum(len(link.text_content()) for link in row.xpath(".//a"))
    cells = [tidy_line(cell.text_content()) for cell in row.xpath("./td|./th")] or [tidy_line(row.text_content())]
    words = ", ".join(cell for cell in cells if cell != "")
    if len(row.xpath(OUTSIDE)) > 0 or linked > LINKED * len(words) or count_words(words) == 0:
        return
    for child in list(row):
        row.remove(child)
    row.text, row.tag = words, "p"
    holder = row.getparent()
    while holder is not None and holder.tag in ("tbody", "thead", "table", "ul", "ol"):
        holder.tag, holder = "div", holder.getparent()


def list_blocks(body: _Element) -> list[str]:
    """The extractor's paragraphs in order, each once; cells of a table's row in one line."""
    lines: list[str] = []
    for element in body.iter(*BLOCKS):
        if any(parent.tag in BLOCKS for parent in element.iterancestors()):
            continue
        for broken in element.iter("lb"):
            broken.tail = "\n" + (broken.tail or "")
        cells = [tidy_line("".join(cell.itertext())) for cell in element.iter("cell")]
        text = ", ".join(cell for cell in cells if cell != "") if len(cells) > 0 else "".join(element.itertext())
        lines.extend(line for line in (tidy_line(part) for part in text.split("\n")) if line != "")
    return lines


def list_own(tree: HtmlElement) -> list[str]:
    """The paragraphs of a page's whole body without menus, scripts and forms."""
    for element in tree.xpath(SILENT):
        element.drop_tree()
    for element in tree.iter():
        if element.tag in OWN_BLOCKS:
            element.text = "\n\n" + (element.text or "")
            element.tail = "\n\n" + (element.tail or "")
    return list_paragraphs(tree.text_content())
