"""Who publishes an article: a name in the page's head, in the dateline, or in the first sentence of a release."""

import re

from counterclaim.data.gazetteer import load_gazetteer
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

CITY = 100_000
"""People from which a place is known by its name alone; Meridian, an agency's name too, has 90,000."""
PARTICLES = frozenset({"d'", "d’", "l'", "l’"})
BADGE = re.compile(r"(?<=[a-z]) (?:LIVE|EXCLUSIVE|BREAKING|UPDATE)$")
"""What a page prints beside its outlet's name: "Carmel Post LIVE"."""
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
    line = SEAT.sub("", line) if "," in line else line
    return is_masthead(line) and count_words(line) <= 12 and load_furniture().publisher.search(line) is not None


def is_named(line: str) -> bool:
    """Whether every word of a line is written as in a name; a number may follow: "Doab 24"."""
    words = [word.lstrip("([“\"'‘’") for word in line.split()]
    first, *rest = words or [""]
    return (first == "" or first[0].isupper() or first[:2] in PARTICLES or first in SMALL) and all(
        word == "" or word[0].isupper() or word[0].isdigit() or word[:2] in PARTICLES or word in SMALL for word in rest
    )


def is_masthead(line: str) -> bool:
    """Whether a line beside a date is an outlet's name and no headline: written as a name, without a verb."""
    return is_named(line) and CLAUSE.search(line) is None and load_furniture().verb.search(line) is None


def is_place(words: str) -> bool:
    """Whether words are the name of a place that a line may be dated from: a country, a region, a city.

    Outlets are called like villages, so that a place of less than CITY people is none.
    """
    if re.match(r"(?:the|le|la|el) ", words, re.IGNORECASE) is not None or is_publisher(words):
        return False
    rows = load_gazetteer().find(words) if load_gazetteer().prints_name(words) else ()
    return any(row.population >= CITY or row.kind in {"country", "admin1", "area"} for row in rows)


def choose_source(labels: dict[str, str], above: list[str], below: list[str]) -> Source:
    """Who publishes: a label, the masthead, else a publisher's name printed under the headline."""
    domain = read_masthead(labels["url"]).domain if "url" in labels else None
    if "source" in labels:
        return Source(read_masthead(labels["source"]).name, read_masthead(labels["source"]).domain or domain)
    named = [find_body_above(line, above) for line in above if is_publisher(line)]
    named = named or [line for line in above if count_words(line) <= 6 and is_outlet(line)]
    named = [line for line in named if not line.endswith(":")] or [
        line for line in below if count_words(line) <= 6 and CLAUSE.search(line) is None
    ]
    if len(named) == 0:
        return Source(None, domain)
    masthead = read_masthead(named[0])
    return Source(masthead.name, masthead.domain or domain)


def find_body_above(line: str, above: list[str]) -> str:
    """Whose office a line of the masthead is: the name right above "Office of the Spokesman", else the line itself."""
    before = above[above.index(line) - 1 : above.index(line)] if above.index(line) > 0 else []
    return before[0] if OFFICE.match(line) is not None and len(before) > 0 and is_named(before[0]) else line


def is_outlet(line: str) -> bool:
    """Whether a short line above a headline may be an outlet's name: written as one, and neither topic nor place."""
    furniture = load_furniture()
    return is_named(line) and furniture.kicker.fullmatch(line) is None and not is_place(line)


def read_masthead(line: str) -> Source:
    """The publisher that a masthead names: "Azernews.Az" is Azernews at azernews.az."""
    site = re.match(r"https?://([^/\s]+)", line)
    found = DOMAIN.fullmatch(site[1] if site is not None else line)
    if found is None:
        return Source(cut_seat(ACRONYM.sub("", BADGE.sub("", line.strip(" -–—|")))))
    domain = (found["name"] + found["rest"]).lower()
    return Source(found["name"] if found["rest"].count(".") == 1 and site is None else domain, domain)


OFFICE = re.compile(
    r"(?:the )?(?:office of the |press (?:service|office|centre|center)|media (?:office|centre|center)|information (?:"
    r"office|department|centre|center)|(?:official )?spokes|department of (?:information|communication|public)"
    r"|public affairs|directorate of (?:information|communication|public|moral))",
    re.IGNORECASE,
)
"""How the name of an office begins that speaks for the body named above it."""
SEAT = re.compile(r" (?:hub|office|bureau|branch|desk|section|newsroom|studio)s?$", re.IGNORECASE)
"""What of an office a town may be named for."""
ACRONYM = re.compile(r" \([A-Z0-9/-]{2,12}\)$")
"""The short form behind a body's name."""


def find_issuer(title: str | None) -> str | None:
    """Who issues a statement, by its headline: "Statement of the Press Service of the Ministry of Defence"."""
    found = None if title is None else ISSUED.fullmatch(title)
    return found["name"] if found is not None and is_named(found["name"]) else None


def find_sender(dateline: re.Match[str], lead: str) -> str | None:
    """Who sends a dispatch whose dateline names no agency: an outlet's name where the place has its own ("Agence Nord,
    Beirut, 5 November"), else whoever "said today" in the first sentence of a release; its dateline is in brackets."""
    first, comma, _ = dateline["place"].partition(",")
    if comma != "" and is_publisher(first):
        return first
    if not dateline[0].startswith("("):
        return None
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
    """An outlet's name without the town behind a comma: "Radio Ruvu, Uvira" is Radio Ruvu, "Aid Watch, Goma hub" Aid
    Watch. What is no publisher's by a word of its own needs a town that is known."""
    first, comma, seat = re.sub(r"\. .+", "", name).rpartition(", ")
    town = SEAT.sub("", seat)
    if comma != "" and load_furniture().edition.fullmatch(seat) is not None:
        return first
    if comma == "" or "," in first or count_words(town) > 2 or not is_named(town) or is_publisher(seat):
        return name
    return first if is_publisher(first) or is_place(town) else name


def write_out(name: str, lines: list[str]) -> str:
    """An agency's full name where its short form stands in a dateline and the article has both: "LPS" is Lark Press
    Service."""
    if re.fullmatch(r"[A-Z]{2,6}", name) is None:
        return name
    small = "(?: (?:" + "|".join(sorted(SMALL)) + "))*"
    words = f"{small} ".join(rf"{letter}[\w'’-]+" for letter in name)
    found = (match[0] for line in lines for match in re.finditer(rf"\b{words}\b(?P<short> \({name}\))?", line))
    return next((ACRONYM.sub("", words) for words in found if is_publisher(ACRONYM.sub("", words))), name)
