"""Whose paper speaks, and whom a bare noun goes back to: "its note", "a notice from the mayor", "the authority"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.history import Draft, Subject
from counterclaim.record.actors.known import Found, load_lexicon

PUBLISHED = load_words("published") - {"report", "account"}
"""What a body or a person puts out; a report and an account may speak for themselves."""
PAPERS = {
    f"{article} {word}"
    for article in ("the", "a", "its", "their", "his", "her", "the same", "that", "this")
    for word in PUBLISHED
}
"""What a body or a person puts out: "the statement said" is what its author says."""
PAPER = "|".join(sorted((re.escape(word) for word in PUBLISHED), key=len, reverse=True))
LED = re.compile(
    rf"(?P<paper>(?:the|its|their|his|her|that|this)(?: (?:same|latest|last|first|own|evening|morning))? (?:{PAPER})"
    r"|(?:that|this)(?: same)? (?:books?|lists?|registers?|records?|files?))"
    r"(?= (?:of|from|dated|on|for) (?:\d|[A-Z][a-z]+day|[A-Z][a-z]+ \d)|$)",
    re.IGNORECASE,
)
"""A paper with its day: "its note of 9 May"."""
FROM = re.compile(
    rf"(?:(?:an?|the|one) )?(?:[\w-]+ ){{0,2}}(?:{PAPER}|register|registry|list|records?|books?) (?:from|by|of) "
    r"(?P<who>(?:the )?[A-Za-z][\w’'-]*(?: [\w’'-]+){0,6})",
    re.IGNORECASE,
)
"""Who put a paper out: "a note from the occupation administration", "the register of the district hospital"."""
ENDED = re.compile(r"$|[,;(]| (?:of|in|on|for|at|from|that|which|dated)\b")
"""What follows a name that ends: "a letter from UN experts" is none of the UN."""
BODY_OF = re.compile(r" (?:of|for|in|at) ")


def read_paper(text: str, start: int, end: int, found: list[Found]) -> Found | None:
    """Whose paper a source is where it says so behind the noun, or what goes back to who spoke last."""
    words = text[start:end]
    led = LED.match(words)
    if led is not None:
        name = led["paper"]
        return Found(start, start + led.end(), start, "unknown", name, f"paper {name.lower()}", definite=True)
    match = FROM.match(words)
    if match is None:
        return None
    at = start + match.start("who")
    near = [row for row in found if at <= row.start <= at + len("the ") and row.kind != "person"]
    known = next((row for row in near if ENDED.match(text, row.end, end) is not None), None)
    if known is not None:
        return replace(known, start=start, head=start)
    name = BODY_OF.split(match["who"].removeprefix("the "))[0]
    last = name.split()[-1].lower()
    if last not in {*load_lexicon(None).bodies, *load_words("premises"), *load_words("care")}:
        return None
    return Found(start, at + len(match["who"]), start, "organisation", name, f"speaker {name.lower()}")


def find_owner(own: Iterable[Subject], before: Iterable[Subject], found: Found, fits: set[str]) -> Draft | None:
    """Whose "its note" is: a subject of its own sentence; whose "that book": the main one of the sentence before."""
    word = found.name.lower().split()[0]
    rows = [row for row in own if row.start < found.start and word == "its" and not row.plural]
    rows = rows or [row for row in before if word in {"that", "this"} and row.main]
    drafts = [row.draft for row in rows if row.draft.fits(fits)]
    return drafts[-1] if len(drafts) > 0 else None


def find_called(rows: Iterable[Draft], words: str) -> Draft | None:
    """The body whose name ends in a bare noun: "the authority" after the State Disaster Management Authority."""
    if not words.startswith("the ") or words.count(" ") != 1:
        return None
    noun = words.removeprefix("the ")
    named = [row for row in rows if row.kind not in {"person", "state"} and row.name[:1].isupper()]
    called = [row for row in named if BODY_OF.split(row.name)[0].lower().split()[-1] == noun and " " in row.name]
    return called[-1] if len(called) > 0 else None
