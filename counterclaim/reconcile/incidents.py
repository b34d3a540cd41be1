"""Incidents: the claims of one event, summed up. An incident has no facts of its own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.reconcile.blocks import is_answer, is_event, list_days
from counterclaim.reconcile.clusters import sort_brief
from counterclaim.reconcile.kinds import find_group
from counterclaim.reconcile.parties import is_party
from counterclaim.reconcile.ranges import Tally, list_tallies
from counterclaim.vocabulary import Incident, make_id
from counterclaim.vocabulary.brief import Brief, Party, Site

MUTUAL = frozenset({"armed-clash"})
"""Kinds whose several agents fight each other: "Armenia and Azerbaijan have been fighting" blames neither."""

PASSIVE = frozenset({"interception"})
"""Kinds whose agent did no harm: who shoots a missile down is not who fired it."""

NAMED = 200
"""Most characters of a place's name in a title."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a claim goes back to, as its own document knows it."""

    origin: str
    party: Party
    credible: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one event, with where each comes from."""

    id: str
    briefs: tuple[Brief, ...]
    origins: Mapping[str, str]
    """Origin by claim."""
    camps: Mapping[str, str | None]
    """The camp an origin speaks for: its side, else its country; None for those who stand apart."""
    credible: frozenset[str]
    """The origins whose word the project takes."""
    blamed: Mapping[str, frozenset[str]]
    """The camps that each claim names as having done it."""

    def get_origin(self, brief: Brief) -> str:
        """Who a claim goes back to."""
        return self.origins[brief.id]

    def get_camp(self, brief: Brief) -> str | None:
        """The camp that a claim's origin speaks for."""
        return self.camps.get(self.origins[brief.id])

    def list_tallies(self) -> tuple[Tally, ...]:
        """Every count of the incident itself: never a running total."""
        return tuple(
            tally for brief in self.briefs for tally in list_tallies(brief, self.origins[brief.id], "incident")
        )


def make_group(briefs: Iterable[Brief], voices: Mapping[str, Voice]) -> Group:
    """One event's claims with their origins."""
    rows = tuple(briefs)
    own = {brief.id: voices[brief.id] for brief in rows}
    return Group(
        find_anchor(rows),
        rows,
        {claim: voice.origin for claim, voice in own.items()},
        choose_camps([own[brief.id] for brief in sorted(rows, key=sort_brief)]),
        frozenset(voice.origin for voice in own.values() if voice.credible),
        {brief.id: list_blamed(brief) for brief in rows},
    )


def choose_camps(voices: Sequence[Voice]) -> dict[str, str | None]:
    """The camp of each origin: a side that only some of its documents know is known of it, sooner than its country;
    of two the one published first, never the first by the alphabet, which would favour a side."""
    camps: dict[str, str | None] = dict.fromkeys(voice.origin for voice in voices)
    for name in ("side", "country"):
        for voice in voices:
            camp = getattr(voice.party, name)
            if camps[voice.origin] is None and camp is not None:
                camps[voice.origin] = camp
    return camps


def find_anchor(briefs: Iterable[Brief]) -> str:
    """The id of an incident: that of the earliest claim that it happened, so that later claims do not rename it."""
    first = min((brief for brief in briefs if is_event(brief)), key=sort_brief)
    return make_id("incident", first.id)


def list_blamed(brief: Brief) -> frozenset[str]:
    """The camps that a claim names as having done it; none for a denial."""
    if is_answer(brief) and brief.act != "admit":
        return frozenset()
    if not is_event(brief) or brief.kind in PASSIVE:
        return frozenset()
    camps = frozenset(agent.camp for agent in brief.agents if is_party(agent))
    return frozenset() if brief.kind in MUTUAL and len(camps) > 1 else camps


def make_incident(group: Group) -> Incident:
    """The row that sums up one group."""
    events = [brief for brief in group.briefs if is_event(brief)]
    kinds = Counter(brief.kind for brief in events if brief.kind is not None)
    telling = {name: count for name, count in kinds.items() if find_group(name) != "any"} or kinds
    site = choose_site(group.briefs)
    days = sorted({day for brief in group.briefs for day in list_days(brief.when)})
    kind = min(telling, key=lambda name: (-telling[name], name)) if len(telling) > 0 else None
    start, end = choose_days(group.briefs)
    origins = tuple(sorted({group.get_origin(brief) for brief in group.briefs}))
    return Incident(
        group.id,
        make_title(kind, site, start or (days[0] if len(days) > 0 else None)),
        kind,
        dict(sorted(kinds.items())),
        None if site is None else site.key,
        None if site is None else site.name,
        None if site is None else site.latitude,
        None if site is None else site.longitude,
        None if site is None else site.country,
        start,
        end,
        tuple(sorted({camp for brief in events for camp in group.blamed[brief.id]})),
        tuple(sorted({camp for origin in origins if (camp := group.camps.get(origin)) is not None})),
        origins,
        tuple(brief.id for brief in group.briefs),
        tuple(sorted({brief.cover.document for brief in group.briefs})),
    )


def choose_site(briefs: Sequence[Brief]) -> Site | None:
    """The place most claims name; the one named first where several are."""
    sites = [brief.site for brief in briefs if brief.site is not None]
    counts = Counter(site.key for site in sites)
    return max(sites, key=lambda site: counts[site.key]) if len(sites) > 0 else None


def choose_days(briefs: Sequence[Brief]) -> tuple[str | None, str | None]:
    """The interval most claims give; the one given first where several are."""
    spans = [(days[0], days[-1]) for brief in briefs if len(days := list_days(brief.when)) > 0]
    if len(spans) == 0:
        return None, None
    counts = Counter(spans)
    return max(spans, key=lambda span: counts[span])


def make_title(kind: str | None, site: Site | None, day: str | None) -> str:
    """A neutral name: kind, place, day."""
    what = "event" if kind is None else kind.replace("-", " ")
    return ", ".join((what.capitalize(), name_site(site), day or "day unknown"))


def name_site(site: Site | None) -> str:
    """A place's name; a region is told from the town it is named after. No index takes a name of a megabyte."""
    if site is None:
        return "place unknown"
    named = site.precision != "province" or "region" in site.name.lower() or "oblast" in site.name.lower()
    return site.name[:NAMED] if named else f"{site.name[:NAMED]} (region)"
