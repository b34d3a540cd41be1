"""Who publishes an article: a name in the page's head, in the dateline, or in the first sentence of a release."""

import re

from counterclaim.read.furniture import count_words, load_furniture
from counterclaim.vocabulary import Source

DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<name>[a-z0-9-]+)(?P<rest>(?:\.[a-z0-9-]{2,}){0,2}\.[a-z]{2,6})/?", re.IGNORECASE
)
SMALL = frozenset(
    {"of", "the", "and", "for", "in", "de", "du", "des", "la", "le", "el", "del", "di", "da", "do", "dos", "al"}
)
"""Words of an outlet's name that are written small."""
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|should|must|will|would|may|can|could|says?|said|urges?|denies|accuses?|let|do"
    r"|does|did)\b",
    re.IGNORECASE,
)
"""A word that a line under the headline may have and no outlet's name has."""
RELEASED = re.compile(
    r"(?:[,;]|[”\"]) (?:the )?(?P<name>[A-Z][\w'’-]*(?: (?:of|for|the|and|[A-Z][\w'’-]*)){0,6}?)(?: \([A-Za-z]{2,8}\))?"
    r" said (?:today|in a (?:new )?(?:report|statement|briefing|joint report)\b)"
)
"""Who sends out a release, in its first sentence: "…, the Aid Monitor (AM) said today."."""

VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FREQUENCY = re.compile(r",?\s+\d{2,3}(?:[.,]\d)?\s*(?:FM|AM|MHz|kHz)\b", re.IGNORECASE)
ISSUED = re.compile(
    r"(?:statement|communiqu[eé]|press release|declaration|announcement|message|briefing|bulletin)"
    r" (?:of|by|from|issued by) (?:the )?(?P<name>[A-Z].+)",
    re.IGNORECASE,
)
"""A headline that says who issues the text."""


def is_publisher(line: str) -> bool:
    """Whether a short line reads like the name of an outlet or office: a domain, or capitalised with a word for one."""
    if DOMAIN.fullmatch(line) is not None:
        return True
    named = is_named(line) and count_words(line) <= 12 and CLAUSE.search(line) is None
    return named and load_furniture().publisher.search(line) is not None


def is_named(line: str) -> bool:
    """Whether every word of a line is written as in a name."""
    return all(word[0].isupper() or word in SMALL for word in line.split())


def choose_source(labels: dict[str, str], above: list[str], below: list[str]) -> Source:
    """Who publishes: a label, the masthead, else a publisher's name printed under the headline."""
    domain = read_masthead(labels["url"]).domain if "url" in labels else None
    if "source" in labels:
        return Source(read_masthead(labels["source"]).name, read_masthead(labels["source"]).domain or domain)
    named = [line for line in above if is_publisher(line)] or [line for line in above if count_words(line) <= 6]
    named = named or [line for line in below if count_words(line) <= 6 and CLAUSE.search(line) is None]
    if len(named) == 0:
        return Source(None, domain)
    masthead = read_masthead(named[0])
    return Source(masthead.name, masthead.domain or domain)


def read_masthead(line: str) -> Source:
    """The publisher that a masthead names: "Azernews.Az" is Azernews at azernews.az."""
    site = re.match(r"https?://([^/\s]+)", line)
    found = DOMAIN.fullmatch(site[1] if site is not None else line)
    if found is None:
        return Source(cut_seat(line.strip(" -–—|")))
    domain = (found["name"] + found["rest"]).lower()
    return Source(found["name"] if found["rest"].count(".") == 1 and site is None else domain, domain)


def find_issuer(title: str | None) -> str | None:
    """Who issues a statement, by its headline: "Statement of the Press Service of the Ministry of Defence"."""
    found = None if title is None else ISSUED.fullmatch(title)
    return found["name"] if found is not None and is_named(found["name"]) else None


def find_sender(place: str, lead: str) -> str | None:
    """Who sends a dispatch whose dateline names no agency: an outlet's name where the place has its own ("Agence Nord,
    Beirut, 5 November"), else whoever "said today" in the first sentence of a release."""
    first, comma, _ = place.partition(",")
    if comma != "" and is_publisher(first):
        return first
    found = RELEASED.search(lead[: lead.find(". ") + 1] or lead)
    return None if found is None else found["name"]


def write_name(name: str | None, lines: list[str]) -> str | None:
    """A name in capitals as the article itself writes it: "ALLIED WIRE" that "told the Allied Wire" is Allied Wire;
    where it does not, with capitals only at the beginning of words that are no abbreviation."""
    if name is None or not name.isupper():
        return name
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    written = (found[0] for line in lines for found in pattern.finditer(line))
    small = next((words for words in written if not words.isupper()), None)
    if small is not None or " " not in name:
        return small or name
    text = "\n".join(lines)
    return " ".join(write_word(word, text, first=index == 0) for index, word in enumerate(name.split()))


def write_word(word: str, text: str, *, first: bool) -> str:
    """One word of a name in capitals; an abbreviation as it is: of two letters, without a vowel, or so in the text."""
    letters = word.strip("().,-")
    if letters.lower() in SMALL:
        return word.capitalize() if first else word.lower()
    short = len(letters) <= 2 or VOWEL.search(letters) is None or "(" in word
    if short or re.search(rf"\b{re.escape(letters)}\b", text) is not None:
        return word
    return LETTERS.sub(lambda found: found[0].capitalize(), word)


def cut_seat(name: str) -> str:
    """An outlet's name without the town behind a comma: "Radio Ruvu, Uvira" is Radio Ruvu."""
    first, comma, seat = name.rpartition(", ")
    alone = comma != "" and count_words(seat) <= 2 and is_named(seat) and "," not in first
    return first if alone and is_publisher(first) and not is_publisher(seat) else name
