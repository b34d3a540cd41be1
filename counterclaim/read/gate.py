"""Whether a text is news at all: a page of links, an error notice, code or a shopping list is not."""

import json
import re

from counterclaim.errors import NotNewsError
from counterclaim.read.furniture import SENTENCE_END, count_words, load_furniture

ERROR_WORDS = 80
"""Words up to which a text that opens like an error notice is one."""

LIST_LINES = 6
LIST_SHARE = 0.3
"""A page of links: at least this many lines that are no sentences, and less than this share of words in sentences."""

SENTENCE_WORDS = 5
SYMBOLS = re.compile(r"[{}<>=;\\|\[\]_$#@^~]")
SYMBOL_SHARE = 0.03
"""Share of programming symbols above which a text is code or data. News stays under 0.002."""

FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE | re.DOTALL
)

SIGNS = re.compile(
    r"[a-z,;:’'”\"–—-] (?:the )?[A-Z][a-z]+"  # a name inside a sentence
    r"|(?i:\b(?:said|says|told|reported|according to|announced|denied|confirmed|accused|claimed|ministry|officials?|"
    r"army|forces?|killed|wounded|injured|attack(?:s|ed)?|shell(?:s|ed|ing)|troops|police|government|president)\b)"
)
"""What news has and a recipe has not: names inside sentences, words of saying, offices, violence."""


def check_raw(raw: str, *, name: str) -> None:
    """Nothing if these characters may be a page or a text. Raises NotNewsError for data made for programs."""
    if FEED.match(raw) is not None:
        raise NotNewsError(f"{name}: a feed, no article: expected a news text")
    if raw.lstrip("\ufeff \t\r\n")[:1] in {"{", "["} and is_json(raw.lstrip("\ufeff")):
        raise NotNewsError(f"{name}: JSON data, no article: expected a news text")


def check_kind(lines: list[str], *, name: str) -> None:
    """Nothing if these lines, the headline first, may be a text in some language. Raises NotNewsError."""
    words = sum(count_words(line) for line in lines)
    text = "\n".join(lines)
    if words < ERROR_WORDS and any(load_furniture().error.fullmatch(line) is not None for line in lines[:3]):
        raise NotNewsError(f"{name}: an error notice, no article: expected a news text")
    if len(SYMBOLS.findall(text)) > SYMBOL_SHARE * len(text):
        raise NotNewsError(f"{name}: code or data: expected a news text")


def is_json(text: str) -> bool:
    """Whether a text is one JSON value."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def check_news(lines: list[str], *, name: str) -> None:
    """Nothing if these English lines read as news. Raises NotNewsError with what they read as instead."""
    sentences = [line for line in lines if is_sentence(line)]
    words = sum(count_words(line) for line in lines)
    said = sum(count_words(line) for line in sentences)
    if len(lines) - len(sentences) >= LIST_LINES and said < LIST_SHARE * words:
        raise NotNewsError(f"{name}: a list of links or items, no article: expected a news text")
    if len(sentences) == 0:
        raise NotNewsError(f"{name}: no sentence in it: expected a news text")
    if SIGNS.search("\n".join(lines)) is None:
        raise NotNewsError(f"{name}: nothing of news in it (no name, no one speaking, no event): expected a news text")


def is_sentence(line: str) -> bool:
    """Whether a line holds running text; posts often leave out the last full stop."""
    words = count_words(line)
    return (words >= SENTENCE_WORDS and SENTENCE_END.search(line) is not None) or words >= 3 * SENTENCE_WORDS
