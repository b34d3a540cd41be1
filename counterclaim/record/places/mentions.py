"""A printed name in a document and the words around it that say which place it is."""

import itertools
import re
from dataclasses import dataclass

from counterclaim.data.gazetteer.keys import make_key
from counterclaim.record.reading import PlaceUse

FOLLOWS = re.compile(r"\s*(?:,|\()\s*(?:in\s+)?(?:the\s+)?$|\s+(?:in|of)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
"""What may stand between a place and the place it lies in: "Paris, Texas", "Kani township in Sagaing"."""
GROUND_WORD = (
    r"(?:districts?|neighbou?rhoods?|areas?|quarters?|camps?|villages?|towns?|city|region|province|township|market"
    r"|beach|street|hospital|airport|school|base|square|crossing|sector|zone|county|port|mosque|church|prison|territory)"
)
SIDE = r"(?:(?:north|south|east|west|central|rural|occupied|government-held|rebel-held|upper|lower)[\w-]*\s+)?"
INSIDE = re.compile(rf"\s+(?:{GROUND_WORD}\s+)?(?:in|of)\s+(?:the\s+)?{SIDE}$|\s*,\s*in\s+(?:the\s+)?{SIDE}$")
OWNED = re.compile(rf"(?:['’]s?)?\s+(?:(?:[a-z]+\s+){{0,2}}{GROUND_WORD}\s+(?:of\s+)?)?$")
"""What says outright that one lies in the other: "the Lido beach in Mogadishu", "Gimbi, in western Oromia"."""
AFTER = re.compile(
    r"\s+(province|oblast|region|governorate|county|district|rayon|raion|prefecture|territory|city|town|village)s?\b"
)
OWNER = re.compile(r"['’]s?\s+(?:[a-z]+\s+){0,3}$")
"""And the other way round: "Sagaing's Kani township", "Azerbaijan's second largest city Ganja"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One printed name of a place."""

    start: int
    end: int
    text: str
    use: PlaceUse = "literal"
    after: str = ""
    """The small word after it that says what it is: "region" in "Kharkiv region", "city" in "Mingachevir city"."""

    @property
    def lookup(self) -> str:
        """What to look up: the name with that word."""
        text = self.text.removesuffix("'s").removesuffix("’s")
        return text if self.after == "" else f"{text} {self.after}"

    @property
    def key(self) -> str:
        """What makes two printed names the same name within a document: "Kharkiv" is not "Kharkiv region"."""
        return make_key(self.lookup)


@dataclass(frozen=True, slots=True)
class NameGroup:
    """All mentions of one name in a document: they are taken to mean one place."""

    key: str
    text: str
    """The name as first printed, with the small word after it."""
    mentions: tuple[Mention, ...]
    within: tuple[str, ...]
    """Keys of names that are printed as what it lies in."""
    holds: tuple[str, ...]
    """Keys of names that are printed as lying in it."""
    inside: tuple[str, ...] = ()
    """Of those it lies in, the ones that a word says so of, or that follow a comma and are countries or provinces."""


def find_after(text: str, end: int) -> str:
    """The word after a name that says what it is; "" where there is none."""
    match = AFTER.match(text, end)
    return "" if match is None else match[1].lower().removesuffix("s")


def group_mentions(text: str, mentions: list[Mention]) -> list[NameGroup]:
    """The names of a document in order of first mention, with what they are printed as lying in."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    within: dict[str, set[str]] = {}
    holds: dict[str, set[str]] = {}
    inside: dict[str, set[str]] = {}
    for inner, outer in list_pairs(text, ordered):
        if inner.key != outer.key:
            within.setdefault(inner.key, set()).add(outer.key)
            holds.setdefault(outer.key, set()).add(inner.key)
            if says_inside(text, inner, outer):
                inside.setdefault(inner.key, set()).add(outer.key)
    names: dict[str, list[Mention]] = {}
    for mention in ordered:
        names.setdefault(mention.key, []).append(mention)
    return [
        NameGroup(
            key,
            rows[0].lookup,
            tuple(rows),
            *(tuple(sorted(table.get(key, ()))) for table in (within, holds, inside)),
        )
        for key, rows in names.items()
    ]


def says_inside(text: str, inner: Mention, outer: Mention) -> bool:
    """Whether the words between say that one lies in the other, and do not merely suggest it."""
    if outer.start < inner.start:
        return OWNED.fullmatch(text, outer.end, inner.start) is not None
    return INSIDE.fullmatch(text, inner.end, outer.start) is not None


def list_pairs(text: str, ordered: list[Mention]) -> list[tuple[Mention, Mention]]:
    """(place, place it lies in) of neighbours: "X, Y", "X in Y", "Y's X"."""
    pairs: list[tuple[Mention, Mention]] = []
    for left, right in itertools.pairwise(ordered):
        between = text[left.end : right.start]
        if len(between) > 40 or left.end > right.start or "\n" in between:
            continue
        if FOLLOWS.fullmatch(between) is not None or INSIDE.fullmatch(between) is not None:
            pairs.append((left, right))
        elif (
            OWNER.fullmatch(between) is not None
            or (left.text[-2:] in {"'s", "’s"} and len(between) < 30)
            or (between == " " and left.use == "people")
        ):
            pairs.append((right, left))
    return pairs
