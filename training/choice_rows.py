"""What the choices of place and day learn from: events of the gold, each with its candidates and the right ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import counterclaim
from counterclaim.record.claims import days, sites
from counterclaim.record.claims.days import Days, find_key
from counterclaim.record.claims.drafts import Plan
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.make import lay_plan
from counterclaim.record.claims.scenes import settle_drafts
from counterclaim.record.claims.sites import Sites, choose_sites
from counterclaim.record.claims.weighing import Signs
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.ground import Ground
from counterclaim.record.reading import Reading
from counterclaim.record.record import Tools, read_document
from counterclaim.record.text.unwrap import unwrap_document
from evals.alignment import Words, pair_greedily, resolve_key, score_containment
from evals.dispatches import encode_raw, get_quotes
from evals.gold_score import fits_day

SPLITS = ("dev", "articles", "articles-2")
STRETCH = "+"
"""Marks a day of the gold as the first of a stretch."""
Gold = dict[str, Any]
Answer = Callable[[Gold], str | None]
"""What the gold has for one of its figures or incidents."""


@dataclass(frozen=True)
class Row:
    """One event that its clause does not place or date: its candidates, and which the gold has, each time it asks."""

    name: str
    split: str
    signs: dict[str | None, Signs]
    keys: dict[str | None, set[str]]
    asked: list[str | None]
    ruled: str | None
    chosen: bool
    """Whether it is one for which is chosen."""


@dataclass(frozen=True)
class Page:
    """One document of the gold, with what the rules make of it."""

    gold: Gold
    split: str
    reading: Reading
    words: Words
    plan: Plan
    ground: Ground
    settings: list[Setting]


def read_page(gold: Gold, split: str, tools: Tools) -> Page:
    """The page of one document."""
    reading = read_document(unwrap_document(counterclaim.read(encode_raw(gold))), tools)
    plan, _ = lay_plan(reading)
    ground = Ground(reading)
    return Page(gold, split, reading, Words(reading.document.text), plan, ground, settle_drafts(plan, ground))


def make_site_rows(page: Page) -> Iterator[Row]:
    """The rows of one document for the choice of places."""
    table = page.gold["places"]
    found = Sites(page.plan, page.settings, page.ground)
    keys: dict[str | None, set[str]] = {key: name_site(key, found, table) for key in found.namings}
    for index, asked in ask_all(page, lambda item: item.get("place")).items():
        own = page.settings[index]
        if not sites.is_placed(own):
            ruled = own.places[0].id if len(own.places) > 0 else None
            chosen = sites.is_open(page.plan.drafts[index], own)
            signs = found.describe(index)
            yield Row(page.gold["id"], page.split, signs, keys | {None: set()}, asked, ruled, chosen)


def make_day_rows(page: Page) -> Iterator[Row]:
    """The rows of one document for the choice of days, after that of places."""
    settings = choose_sites(page.plan, page.settings, page.ground)
    found = Days(page.plan, settings, page.reading)
    for index, asked in ask_all(page, read_day).items():
        own = settings[index]
        if not days.is_dated(own):
            signs = found.describe(index)
            keys = {key: {day for day in asked if fits(key, day)} for key in signs}
            told = {key: {day for day in row if day is not None} for key, row in keys.items()}
            chosen = days.is_open(page.plan.drafts[index], own)
            yield Row(page.gold["id"], page.split, signs, told, asked, find_key(own), chosen)


def read_day(item: Gold) -> str | None:
    """The day of a gold item, or the first of its stretch, marked so."""
    return item.get("day") or (f"{item['from']}{STRETCH}" if "from" in item else None)


def fits(key: str | None, day: str | None) -> bool:
    """Whether a candidate is the gold's day."""
    if key is None or day is None:
        return False
    return fits_day(key, day.removesuffix(STRETCH), whole=not day.endswith(STRETCH))


def name_site(key: str, found: Sites, table: dict[str, list[str]]) -> set[str]:
    """The gold's keys of a place, by its name and by what it is called."""
    names = resolve_key([found.places[key].name], table)
    return names.union(*(resolve_key([row.named.mention.span.quote], table) for row in found.namings[key]))


def ask_all(page: Page, read: Answer) -> dict[int, list[str | None]]:
    """What the gold answers for each draft: by its figures, else by its incident."""
    return ask_incidents(page, read) | ask_figures(page, read)


def ask_figures(page: Page, read: Answer) -> dict[int, list[str | None]]:
    """The answers that the gold has for the figures of each draft."""
    plan, words = page.plan, page.words
    rows = [row for row in page.gold["figures"] if not row.get("optional")]
    places = [locate_item(row, words) for row in rows]
    counts = [item.count for item in plan.placed]
    covered = [words.cover([(row.mention.span.start, row.mention.span.end)]) for row in counts]

    def compare(i: int, j: int) -> float:
        found = (counts[j].measure, counts[j].mention.low, counts[j].mention.high)
        same = (rows[i]["m"], rows[i]["low"], rows[i]["high"]) == found
        return 1.0 + score_containment(places[i], covered[j]) if same else 0.0

    asked: dict[int, list[str | None]] = {}
    for i, j in pair_greedily(range(len(rows)), range(len(counts)), compare):
        for index, draft in enumerate(plan.drafts):
            if j in draft.counts:
                asked.setdefault(index, []).append(read(rows[i]))
    return asked


def ask_incidents(page: Page, read: Answer) -> dict[int, list[str | None]]:
    """The answer that the gold has for the incident each draft tells of."""
    plan, words = page.plan, page.words
    asked: dict[int, list[str | None]] = {}
    for row in page.gold["incidents"]:
        place, kinds = locate_item(row, words), {row["kind"], *row.get("also_kinds", []), *RESULTS}
        for index, draft in enumerate(plan.drafts):
            cue = words.cover([(draft.cue.span.start, draft.cue.span.end)])
            if len(cue) > 0 and cue <= place and draft.cue.kind in kinds:
                asked.setdefault(index, [read(row)])
    return asked


def locate_item(item: Gold, words: Words) -> set[int]:
    """Positions of a gold item's words in the text."""
    return set().union(*(words.locate(quote, head=bool(item.get("head"))) for quote in get_quotes(item)))
