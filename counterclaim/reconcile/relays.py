"""Through whose hands words came, as a document's own text says: "told Caspian Herald", "Trend quotes X as saying",
"as reported by Kyiv Ledger", and the agencies that a dateline or a closing line credits."""

import re

from counterclaim.data.linkage import load_words
from counterclaim.reconcile.actors import key_actor, name_medium
from counterclaim.reconcile.cast import Cast
from counterclaim.vocabulary import Claim, Document, Statement
from counterclaim.vocabulary.brief import Party

WORD = r"[A-Z](?:[\w&’'-]|\.(?=\w)|(?<=\b[A-Z])\.)*"
NAME = rf"{WORD}(?: (?:of |the )?{WORD}){{0,4}}"
TOLD = re.compile(rf"\b(?:told|informed|in an interview (?:with|to)|in comments to) (?:the )?(?P<medium>{NAME})")
"""Whom a speaker told it: the medium that passes it on."""
QUOTED = re.compile(rf"(?P<medium>{NAME}) (?:has |have )?(?:quote[sd]?|quoting|cite[sd]?|citing)\b")
"""Who quotes a speaker."""
CARRIED = re.compile(
    rf"\b(?:outlet|agency|newspaper|paper|channel|site|website|portal|daily|broadcaster|magazine) (?P<medium>{NAME})"
    rf" (?:reports|reported|writes|wrote|has reported)\b"
    rf"|\b(?:quoted|cited|carried|interviewed) by (?:the )?(?P<other>{NAME})"
)
"""Who carries a speaker's words: "the Armenian outlet Masis Live reports", "the governor, quoted by Nikopol Visnyk"."""
REPORTED = re.compile(
    rf"\b[Aa]s (?:was )?(?:reported|published|first reported) by (?:the )?(?P<medium>{NAME})"
    rf"|\b[Aa]s (?:the )?(?P<other>{NAME}) (?:reports|reported|writes|wrote)"
)
"""Whose report a sentence passes on."""
DATELINE = re.compile(r"\(([A-Z][\w.&’' -]{1,40})\)\s*[-–—]|(?:^|[.,] )/([A-Z][\w.&’' -]{1,40})/[.,]", re.MULTILINE)
"""The agency of a dateline: "KYIV, June 14 (Northwire) -", "MOSCOW, July 21. /TASS/."."""
CLOSING = re.compile(r"^(?:Source|Agency|Via|©)\s*:?\s*([A-Z][\w.&’' -]{1,40}?)\.?$", re.MULTILINE)
"""The agency of a closing line: "Source: Trend"."""
TAKEN = re.compile(rf"\b(?P<medium>{NAME}),? from which this (?:report|text|story|article|news) (?:is|was) taken\b")
"""The medium from which a whole text is taken."""
ALONE = re.compile(rf"\n\s*(?P<medium>{WORD}(?: {WORD}){{0,3}})\s*\Z")
"""A name alone in the last line."""
SIGNED = re.compile(
    r"(?:(?<=[.!?”\"’'])\s+\((?=[^)]*\)\s*\n)|\((?=[^)]*\)\s*\Z))"
    r"(?:(?:[Ww]ith|[Ff]rom|[Vv]ia|[Bb]y|[Ss]ource|[Cc]ourtesy of|[Aa]fter)(?: reporting by)?:? )?(?:the )?"
    r"([A-Z][\w.&’' -]{1,40})\)"
)
"""The agency that signs a text or a part of it: "… were destroyed. (Trend)", "… by noon. (With Fleuve Presse)"."""
OPENING = 400
"""Characters in which a dateline is sought: headline, perhaps a place and a date."""
ENDS = re.compile(r"[.!?][\"”’']?(?:\s|$)|\n")
SPEAKERS = frozenset({"state", "government-body", "armed-force", "armed-group", "group"})
"""Kinds of actors that are told something and pass nothing on."""


def find_credits(document: Document, source: str) -> tuple[str, ...]:
    """Agencies that the dateline or a closing line credits, the source itself left out."""
    found = [(match[1] or match[2]).strip() for match in DATELINE.finditer(document.text[:OPENING])]
    found += [match[1].strip() for match in CLOSING.finditer(document.text)]
    found += [match[1].strip() for match in SIGNED.finditer(document.text)]
    found += [match["medium"] for match in TAKEN.finditer(document.text)]
    alone = ALONE.search(document.text)
    if alone is not None and alone["medium"].split()[-1].lower() in load_words()["names"]["outlets"]:
        found.append(alone["medium"])
    return tuple(dict.fromkeys(name for name in found if name_medium(name) != name_medium(source)))


def find_hearer(statement: Statement | None, document: Document, cast: Cast) -> Party | None:
    """The medium that heard or quotes a statement, where its own sentence says so."""
    if statement is None or statement.cue is None:
        return None
    at = statement.cue.spans[0].start
    start, end = find_bounds(document.text, at)
    told, quoted = TOLD.match(document.text, at), QUOTED.finditer(document.text, start, end)
    names = [match["medium"] for match in (told, *quoted) if match is not None]
    names += [match["medium"] or match["other"] for match in CARRIED.finditer(document.text, start, end)]
    found = next((name for name in names if is_medium(name, statement, document, cast)), None)
    return None if found is None else make_medium(found)


def find_reporter(claim: Claim, document: Document) -> Party | None:
    """The medium whose report the sentence of a claim in the source's own voice passes on."""
    if claim.claimant.voice != "source" or len(claim.evidence) == 0:
        return None
    start, end = find_bounds(document.text, claim.evidence[0].start)
    match = REPORTED.search(document.text, start, end)
    name = None if match is None else match["medium"] or match["other"]
    same = name is None or name_medium(name) == name_medium(document.source.name or "")
    return None if same or name is None else make_medium(name)


def find_bounds(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    before = [match.end() for match in ENDS.finditer(text, 0, at)]
    after = ENDS.search(text, at)
    return (before[-1] if len(before) > 0 else 0), (len(text) if after is None else after.start())


def is_medium(name: str, statement: Statement, document: Document, cast: Cast) -> bool:
    """Whether a name can be a medium that passes words on: not the source, the speaker, an office or a title."""
    speaker = "" if statement.speaker is None else statement.speaker.text
    name = name.rstrip(".")
    if name in speaker or name_medium(name) == name_medium(document.source.name or ""):
        return False
    known = [row for row in cast.actors.values() if row.name == name]
    if any(row.kind in SPEAKERS or (row.kind == "person" and row.role is not None) for row in known):
        return False
    words = name.lower().split()
    return not any(word in load_words()["names"]["titles"] for word in words) and name not in ("Congress", "Parliament")


def make_medium(name: str) -> Party:
    """A medium as a party; the full stop of its sentence is no part of its name."""
    name = name.rstrip(".")
    return Party(key_actor(name, "medium", None, None), name, "medium")
