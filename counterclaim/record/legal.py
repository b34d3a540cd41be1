"""Which legal instruments a document names: UN resolutions, treaties, cease-fires; who was bound on its day."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from counterclaim.data.countries import load_countries
from counterclaim.data.profile import choose_profile
from counterclaim.errors import DataError
from counterclaim.vocabulary import Document, Legal

Kind = Literal["resolution", "treaty", "ceasefire"]

_NUMBER = r"(?:(?:A|S)/RES/)?(?:ES-)?\d{1,4}(?:/\d{1,3})?(?![\d,.]\d|\w|%)"
_ITEM = rf"(?:nos?\.?\s?)?{_NUMBER}(?:\s*\((?:(?:19|20)\d\d|[IVX]+)\))?"
RESOLUTIONS = re.compile(
    rf"(?:\bresolutions?\b|\bUNSCRs?\b)\s*(?:\([A-Z]{{2,6}}\)\s*)?(?:nos?\.?|numbers?|№)?\s*[:(]?\s*"
    rf"(?P<list>{_ITEM}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_ITEM})*)",
    re.IGNORECASE,
)
SYMBOL = re.compile(r"\b(?P<body>[AS])/RES/(?P<number>(?:ES-)?\d{1,4}(?:/\d{1,3})?)(?:\s*\((?P<year>(?:19|20)\d\d)\))?")
ITEM = re.compile(r"(?P<number>(?:ES-)?\d{1,4}(?:/\d{1,3})?)(?:\s*\((?:(?P<year>(?:19|20)\d\d)|(?P<roman>[IVX]+))\))?")
UNITED_NATIONS = re.compile(r"\b(?:UN|U\.N\.|UNSC|UNSCRs?|UNGA|United Nations|Security Council|General Assembly)\b")
ASSEMBLY = re.compile(r"\b(?:General Assembly|UNGA|GA)\b")
COUNCIL = re.compile(r"\b(?:Security Council|UNSC|UNSCRs?)\b")
OTHER_BODY = re.compile(
    r"\b(?:House|Senate|Congress(?:ional)?|parliament(?:ary)?|Knesset|Duma|joint|concurrent|Human Rights Council|"
    r"PACE|European Parliament|screen|image|print)\s*$",
    re.IGNORECASE,
)
NEAR = 90
"""Characters before "resolution" in which its body is named: "the UN Security Council in four of its resolutions"."""

_FIRE = r"(?:cease-?\s?fire|truce|armistice)s?(?:\s(?:agreement|deal|accord|protocol|pact|line|regime|declaration))?"
_MADE = r"(?:,?\s(?:that|which|was|were|signed|reached|brokered|agreed|concluded|declared|mediated|by|Russia|Moscow))"
_DAY = r"(?:(?:early|late|mid)[ -])?(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},?\s)?"
CEASEFIRE = re.compile(
    rf"\b{_FIRE}{_MADE}{{0,4}}\s(?:in|of|from|since)\s{_DAY}(?P<y1>(?:19|20)\d\d)\b"
    rf"|\b(?:[A-Z][a-z]+\s)?(?P<y2>(?:19|20)\d\d)\s(?:[A-Z]\w+\s){{0,2}}{_FIRE}"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A treaty or cease-fire and the words that name it."""

    name: str
    kind: Kind
    names: tuple[str, ...]
    parties: Mapping[str, date]
    outside: tuple[str, ...]
    years: tuple[int, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instruments:
    """data/legal.toml: named instruments, and what tells a resolution's body and year."""

    named: tuple[Named, ...]
    council: tuple[tuple[int, int], ...]
    assembly: Mapping[str, str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """One mention of an instrument."""

    instrument: str
    kind: Kind
    start: int
    end: int


@cache
def load_instruments() -> Instruments:
    """The instruments that ship with the package."""
    table = tomllib.loads(files("counterclaim.data").joinpath("legal.toml").read_text(encoding="utf-8"))
    try:
        rows = [*build_named(table["treaty"], "treaty"), *build_named(table["ceasefire"], "ceasefire")]
        names = sorted((name for row in rows for name in row.names), key=len, reverse=True)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?!\w)")
        last = tuple((year, number) for year, number in table["security_council"]["last"])
        return Instruments(tuple(rows), last, table["general_assembly"]["named"], pattern)
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"legal.toml: {error}") from error


def build_named(rows: list[dict[str, Any]], kind: Kind) -> Iterator[Named]:
    """Named instruments of one kind; `same_parties` names the row whose parties are theirs too."""
    known = {row["name"]: row for row in rows}
    for row in rows:
        bound = known[row["same_parties"]] if "same_parties" in row else row
        yield Named(
            row["name"],
            kind,
            tuple(row["names"]),
            bound.get("parties", {}),
            tuple(bound.get("outside", ())),
            tuple(row.get("years", ())),
            tuple(row.get("about", ())),
        )


def find_legal(document: Document, countries: Collection[str] | None = None) -> tuple[Legal, ...]:
    """Every instrument that the text names, once, in the order of first mention, with all its mentions.

    `countries`: the states (ISO 3166) whose standing is told; by default those of the conflict that the text is about,
    else those it names. Their standing is that of the document's day; without a day it is unknown.
    """
    text = document.text
    mentions = {*find_resolutions(text), *find_named(text), *find_ceasefires(text)}
    found = sorted(mentions, key=lambda row: (row.start, -row.end))
    groups: dict[str, list[Found]] = {}
    for row in found:
        groups.setdefault(row.instrument, []).append(row)
    if countries is None:
        countries = list_states(document) if any(rows[0].kind == "treaty" for rows in groups.values()) else ()
    return tuple(build_legal(document, rows, countries) for rows in groups.values())


def build_legal(document: Document, rows: list[Found], states: Collection[str]) -> Legal:
    """One instrument and where it stands in the text."""
    spans = tuple(document.span(row.start, row.end) for row in rows)
    day = None if document.published is None else document.published[:10]
    parties = find_parties(rows[0].instrument, day, states) if rows[0].kind == "treaty" else None
    return Legal(rows[0].instrument, rows[0].kind, spans[0].quote, spans, parties, day)


def find_parties(treaty: str, day: str | None, states: Collection[str]) -> Mapping[str, str] | None:
    """Which of these states were party on that day; None without a day. A state not in our list is left out."""
    row = next(row for row in load_instruments().named if row.name == treaty)
    if day is None or len(states) == 0:
        return None
    standing = {state: since.isoformat() <= day for state, since in row.parties.items()}
    standing |= dict.fromkeys(row.outside, False)
    return {state: "party" if standing[state] else "not party" for state in sorted(states) if state in standing}


def list_states(document: Document) -> list[str]:
    """The states of the conflict that the text is about; without one, the states that it names."""
    profile = choose_profile(document.text, document.published)
    if profile is not None:
        return [country for side in profile.sides for country in side.countries]
    return [code for code, pattern in compile_names() if pattern.search(document.text) is not None]


@cache
def compile_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern for the name and adjective of every country."""
    return tuple(
        (code, re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in (row.name, *row.demonyms))})\b"))
        for code, row in load_countries().items()
    )


def find_resolutions(text: str) -> Iterator[Found]:
    """UN resolutions, one for each number of a list: "resolutions (822, 853, 874 and 884)"."""
    for symbol in SYMBOL.finditer(text):
        name = name_resolution(symbol["number"], symbol["year"], assembly=symbol["body"] == "A")
        yield Found(name, "resolution", symbol.start(), symbol.end())
    for match in RESOLUTIONS.finditer(text):
        before = text[max(0, match.start() - NEAR) : match.start()]
        after = text[match.end() : match.end() + NEAR]
        if (
            OTHER_BODY.search(before) is not None
            or "Human Rights Council" in before + after
            or "/RES/" in match["list"]
        ):
            continue
        # The bare "Resolution 1701" is the UN's where the text speaks of the UN at all.
        if UNITED_NATIONS.search(text) is not None or re.search(r"[/(]", match["list"]) is not None:
            yield from name_items(match, before[before.rfind("\n") + 1 :])


def name_items(match: re.Match[str], before: str) -> Iterator[Found]:
    """The resolutions of one list; `before` is what stands before it on its line."""
    council = COUNCIL.search(before + match[0]) is not None
    assembly = ASSEMBLY.search(before + match[0]) is not None
    for item in ITEM.finditer(match["list"]):
        own = item["number"] in load_instruments().assembly and not council
        name = name_resolution(item["number"], item["year"], assembly=assembly or own or "/" in item["number"])
        yield Found(name, "resolution", match.start("list") + item.start(), match.start("list") + item.end())


def name_resolution(number: str, year: str | None, *, assembly: bool) -> str:
    """The UN's own symbol of a resolution, with the year where it is printed or known by the number."""
    if assembly:
        return load_instruments().assembly.get(number, f"A/RES/{number}")
    known = year or find_year(int(number)) if number.isdigit() else year
    return f"S/RES/{number}" if known is None else f"S/RES/{number} ({known})"


def find_year(number: int) -> str | None:
    """The year in which the Security Council passed its resolution of this number; None past the last known."""
    return next((str(year) for year, last in load_instruments().council if number <= last), None)


def find_named(text: str) -> Iterator[Found]:
    """Treaties and cease-fires by name."""
    instruments = load_instruments()
    owners = {name: row for row in reversed(instruments.named) for name in row.names}
    for match in instruments.pattern.finditer(text):
        row = owners[match[0]]
        # Three letters also stand for other things ("NCA" is a crime agency): the text must be about the conflict.
        if match[0].isupper() and len(row.about) > 0 and not any(word in text for word in row.about):
            continue
        yield Found(row.name, row.kind, match.start(), match.end())


def find_ceasefires(text: str) -> Iterator[Found]:
    """Cease-fires by their year: "the cease-fire agreement in 1994"."""
    named = [(row.start, row.end) for row in find_named(text)]
    for match in CEASEFIRE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in named):
            continue
        year = int(match["y1"] or match["y2"])
        rows = [row for row in load_instruments().named if row.kind == "ceasefire" and year in row.years]
        fitting = [row.name for row in rows if any(word in text for word in row.about)]
        yield Found(fitting[0] if len(fitting) > 0 else f"{year} cease-fire", "ceasefire", match.start(), match.end())
