"""A case of any size, made up: incidents, reports of every side, reprints, denials, totals. For speed only."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.reconcile.copies import PERMUTATIONS
from counterclaim.reconcile.kinds import find_family
from counterclaim.reconcile.links import link_briefs
from counterclaim.vocabulary.brief import Brief, Count, Cover, Party, Site, When

SIDES = ("Redland", "Blueland")
KINDS = ("shelling", "missile-strike", "air-strike", "drone-strike", "attack", "armed-clash", "car-bomb")
FIRST = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class World:
    """What documents are drawn from."""

    sources: tuple[Party, ...]
    speakers: tuple[Party, ...]
    armies: tuple[Party, ...]
    sites: tuple[Site, ...]
    days: int


def make_world(documents: int, seed: int = 7) -> World:
    """A world for so many documents: about 40 of them a day over at most five years, places of very unequal weight."""
    draw = random.Random(seed)
    days = max(6, min(1825, documents // 40))
    sources = tuple(
        Party(f"medium:outlet {n}", f"Outlet {n}", "medium", draw.choice((*SIDES, None))) for n in range(200)
    )
    bodies = ("Defence Ministry", "Prosecutor's Office", "Ombudsman", "Governor", "General Staff")
    speakers = tuple(
        Party(f"body:{body}:{side}", f"{side} {body}", "government-body", side) for side in SIDES for body in bodies
    )
    armies = tuple(Party(f"state:{side}", side, "state", side) for side in SIDES)
    sites = tuple(
        Site(f"geonames:{n}", f"Town {n}", 45 + draw.random() * 6, 30 + draw.random() * 10, "XX", "point")
        for n in range(max(8, min(800, documents // 10)))
    )
    return World(sources, speakers, armies, sites, days)


def make_documents(count: int, seed: int = 7) -> Iterator[tuple[Brief, ...]]:
    """So many documents of ten claims each, in the order of publication; every fifth copies an earlier one."""
    world, draw = make_world(count, seed), random.Random(seed + 1)
    recent: list[tuple[Brief, ...]] = []
    for number in range(count):
        day = FIRST + timedelta(days=number * world.days // count)
        cover = make_cover(world, draw, number, day)
        if len(recent) > 0 and draw.random() < 0.2:
            briefs = copy_document(draw.choice(recent), cover, number)
        else:
            briefs = make_document(world, draw, cover, day)
        recent = [*recent[-60:], briefs]
        yield briefs


def make_cover(world: World, draw: random.Random, number: int, day: date) -> Cover:
    """A document's cover with a signature of its own."""
    signature = tuple(draw.getrandbits(32) for _ in range(PERMUTATIONS))
    published = f"{day.isoformat()}T{draw.randrange(24):02d}:{draw.randrange(60):02d}:00+00:00"
    return Cover(f"doc-{number:07d}", draw.choice(world.sources), None, published, None, (), signature, 300)


def copy_document(before: tuple[Brief, ...], cover: Cover, number: int) -> tuple[Brief, ...]:
    """The same claims on another page."""
    copied = replace(cover, signature=before[0].cover.signature, size=before[0].cover.size)
    names = {brief.id: f"claim-{number:07d}-{brief.order}" for brief in before}
    return tuple(
        replace(
            brief,
            id=names[brief.id],
            cover=copied,
            same_as=names.get(brief.same_as or ""),
            lead=names.get(brief.lead or ""),
            counts=tuple(replace(count, id=f"{names[brief.id]}-{count.id[-1]}") for count in brief.counts),
        )
        for brief in before
    )


def make_document(world: World, draw: random.Random, cover: Cover, day: date) -> tuple[Brief, ...]:
    """Ten claims about two or three events of the last days, now and then a denial or a running total."""
    events = [make_event(world, draw, day) for _ in range(draw.choice((2, 3)))]
    rows = [make_claim(world, draw, cover, order, draw.choice(events)) for order in range(10)]
    return link_briefs(rows)


def make_event(world: World, draw: random.Random, day: date) -> tuple[Site, str, str, int]:
    """Place, day, kind and killed of an event: a few towns are struck most, by one or two events a day."""
    site = world.sites[int(len(world.sites) * draw.random() ** 3)]
    when = day - timedelta(days=draw.choice((0, 0, 0, 1, 1, 2)))
    kind = random.Random(f"{site.key}{when}{draw.randrange(2)}").choice(KINDS)
    return site, when.isoformat(), kind, random.Random(f"{site.key}{when}").randrange(1, 30)


def make_claim(world: World, draw: random.Random, cover: Cover, order: int, event: tuple[Site, str, str, int]) -> Brief:
    """One claim about an event."""
    site, day, kind, killed = event
    name = f"claim-{cover.document.removeprefix('doc-')}-{order}"
    spoken = draw.random() < 0.7
    claimant = draw.choice(world.speakers) if spoken else cover.source
    denial = spoken and draw.random() < 0.08
    undated = denial and draw.random() < 0.5
    running = not denial and draw.random() < 0.05
    agents = (draw.choice(world.armies),) if draw.random() < 0.6 else ()
    count = Count(
        f"{name}-1", draw.choice(("killed", "injured")), killed, killed, "exact", str(killed), "people",
        draw.choice(("civilian", None)), None, None, None, "running" if running else "incident", None,
        When("2020-01-01", day) if running else None, None, None,
    )  # fmt: skip
    return Brief(
        name, cover, order, claimant, "speaker" if spoken else "source", (),
        "deny" if denial else draw.choice(("assert", "accuse")), None, "responsibility" if denial else None, None,
        kind, find_family(kind), "actual", denial, False, agents, draw.choice(((), ("house",), ("market",))),
        draw.choice((True, None)), draw.choice(((), ("artillery",), ("missile",))), site,
        None if undated else When(day, day, "day"), () if denial else (count,), order == 0, "words",
    )  # fmt: skip
