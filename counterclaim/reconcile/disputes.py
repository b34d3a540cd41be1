"""What of one incident cannot all be true: who says which, and what kind of dispute it is."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from counterclaim.data.linkage import load_words
from counterclaim.reconcile.actors import identify_key
from counterclaim.reconcile.blocks import is_event
from counterclaim.reconcile.clusters import sort_time
from counterclaim.reconcile.incidents import PASSIVE, Group, list_blamed
from counterclaim.reconcile.kinds import find_group
from counterclaim.reconcile.ranges import Tally, can_agree
from counterclaim.vocabulary import Dispute, DisputeKind, Position, make_id
from counterclaim.vocabulary.brief import Brief

HARM = frozenset({"killed", "injured", "casualties"})
HARMING = frozenset({"killing", "wounding"})
"""Kinds of claims that tell of victims by themselves."""
FIGHTING = frozenset({"armed-force", "armed-group", "government-body", "state"})
"""Kinds of actors that report their own strikes."""
ADMITS = frozenset({"admitted", "claimed"})
DENIALS: Mapping[str, DisputeKind] = {
    "event": "event-denied",
    "responsibility": "responsibility-denied",
    "weapon": "weapon",
    "number": "number",
    "status": "status",
    "target": "status",
}

SHOWN = 3
"""Claimants named in a dispute's explanation for a position that no side holds alone."""


def find_disputes(group: Group) -> tuple[Dispute, ...]:
    """Every dispute of one incident."""
    found = [
        *dispute_numbers(group),
        *dispute_agents(group),
        *dispute_weapons(group),
        *dispute_status(group),
        *dispute_denials(group),
        *dispute_admissions(group),
    ]
    unique = {row.id: row for row in reversed(leave_repeated(found))}
    return tuple(unique[key] for key in sorted(unique))


def leave_repeated(found: Sequence[Dispute]) -> list[Dispute]:
    """Disputes without a denial of a number or of who the dead were where the numbers, or the dead, are at odds anyway
    and the denier holds one of the positions."""
    first = [row for row in found if row.topic not in ("number", "status")]
    known = {(row.kind, origin) for row in first for place in row.positions for origin in place.origins}
    rest = [row for row in found if row not in first]
    return first + [row for row in rest if not any((row.kind, name) in known for name in row.positions[-1].origins)]


def make_dispute(
    group: Group, kind: DisputeKind, topic: str, positions: Iterable[Position], denier: str | None = None
) -> Dispute:
    """A dispute of this incident, positions in the order of their words."""
    ordered = tuple(positions)
    words = "; ".join(f"{', '.join(row.sides) or list_shown(row.value['claimants'])}: {row.label}" for row in ordered)
    identity = make_id("dispute", group.id, kind, topic, denier)
    return Dispute(identity, kind, group.id, (), topic, ordered, f"{EXPLAINED[kind]} ({topic}). {words}")


EXPLAINED: Mapping[DisputeKind, str] = {
    "number": "Different numbers for the same thing",
    "perpetrator": "Different parties are said to have done it",
    "weapon": "Different weapons are named, or the weapon is denied",
    "event-denied": "One says that it did not happen",
    "responsibility-denied": "The accused says that it was not them",
    "status": "Civilians for one, combatants for another",
    "admitted": "The accused says that it did it",
}


def make_position(group: Group, label: str, briefs: Sequence[Brief], figures: Sequence[str] = ()) -> Position:
    """What these claims hold in common."""
    origins = sorted({group.get_origin(brief) for brief in briefs})
    sides = sorted({camp for origin in origins if (camp := group.camps.get(origin)) is not None})
    claims = tuple(dict.fromkeys(brief.id for brief in briefs))
    names = Counter(name_holder(group, brief) for brief in briefs)
    claimants = sorted(names, key=lambda name: (-names[name], name))
    value = {"label": label, "claimants": claimants}
    return Position(label, value, claims, tuple(figures), tuple(origins), tuple(sides))


def name_holder(group: Group, brief: Brief) -> str:
    """Who holds a position: the outlet where its words go back to it ("its team found"), else the claimant."""
    source = brief.cover.source
    return source.name if group.get_origin(brief) == identify_key(source.key) else brief.claimant.name


def list_shown(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def list_latest(tallies: Iterable[Tally]) -> list[Tally]:
    """Each origin's counts that stand: those of its latest document, without what an update replaced.

    An update by the same origin is no dispute: "four" after "three" leaves "four". Within one document the highest
    count of a kind of victims stands, the headline's only where the text gives none: lower ones are older ("from
    three to four") or a part ("two of the wounded died").
    """
    groups: dict[tuple[object, ...], list[Tally]] = defaultdict(list)
    for tally in tallies:
        groups[(tally.origin, tally.topic)].append(tally)
    return [tally for group in groups.values() for tally in keep_latest(group)]


def leave_parts(tallies: Sequence[Tally]) -> list[Tally]:
    """Counts without those that an outlet adds in its own voice to a speaker's higher one told before: "has risen to
    seven, the mayor said. Two of the wounded died in hospital". What it counted itself first is no part of it: "we
    confirmed nine deaths. The authorities say 19"."""
    said: dict[tuple[str, tuple[str, str | None, str | None]], list[Tally]] = defaultdict(list)
    for tally in tallies:
        if tally.brief.voice == "speaker":
            said[(tally.brief.cover.document, tally.topic)].append(tally)
    return [
        tally
        for tally in tallies
        if tally.brief.voice == "speaker"
        or all(
            row.low <= tally.low or row.brief.order > tally.brief.order
            for row in said[(tally.brief.cover.document, tally.topic)]
        )
    ]


def keep_latest(tallies: list[Tally]) -> list[Tally]:
    """The counts of the last document of one origin and topic, one for each kind of victims."""
    replaced = {tally.count.supersedes for tally in tallies}
    standing = [tally for tally in tallies if tally.count.id not in replaced]
    last = max(standing, key=sort_tally).brief.cover.document
    victims: dict[tuple[str | None, str | None], list[Tally]] = defaultdict(list)
    kept = drop_headlines([tally for tally in standing if tally.brief.cover.document == last])
    for tally in kept:
        victims[(tally.count.status, tally.count.nationality)].append(tally)
    return [
        max(group, key=lambda row: (not row.brief.in_headline, row.low, sort_tally(row))) for group in victims.values()
    ]


def drop_headlines(tallies: list[Tally]) -> list[Tally]:
    """One document's counts without those of its headline that the text gives again: "five dead" over a text of five
    civilians killed is no sixth body."""
    told = {(tally.low, tally.high) for tally in tallies if not tally.brief.in_headline}
    return [tally for tally in tallies if not tally.brief.in_headline or (tally.low, tally.high) not in told]


def sort_tally(tally: Tally) -> tuple[str, str, str, int, int]:
    """Counts in the order in which they were given."""
    cover = tally.brief.cover
    published = sort_time(cover.published)
    return (tally.count.as_of or published[:10], published, cover.document, tally.brief.order, tally.place)


def dispute_numbers(group: Group) -> list[Dispute]:
    """Same measure, unit and group, and ranges that cannot both be true."""
    topics: dict[tuple[str, str | None, str | None], list[Tally]] = defaultdict(list)
    for tally in list_latest(leave_parts(group.list_tallies())):
        topics[tally.topic].append(tally)
    found = []
    for topic, tallies in topics.items():
        positions = split_positions(tallies)
        if len(positions) < 2:
            continue
        rows = [
            make_position(
                group, name_numbers(members), [row.brief for row in members], [row.count.id for row in members]
            )
            for members in positions
        ]
        found.append(
            make_dispute(group, "number", ", ".join(part for part in topic if part not in (None, "people")), rows)
        )
    return found


def split_positions(tallies: list[Tally]) -> list[list[Tally]]:
    """Counts that some other origin's count contradicts, in groups that agree, the lowest first."""
    rivals = [
        row for row in tallies if any(row.origin != other.origin and not can_agree(row, other) for other in tallies)
    ]
    positions: list[list[Tally]] = []
    for tally in sorted(rivals, key=lambda row: (row.low, row.high, sort_tally(row))):
        fitting = [group for group in positions if all(can_agree(tally, other) for other in group)]
        if len(fitting) > 0:
            fitting[0].append(tally)
        else:
            positions.append([tally])
    return positions


def name_numbers(tallies: Sequence[Tally]) -> str:
    """A position's numbers as printed."""
    return " / ".join(dict.fromkeys(tally.count.text for tally in tallies))


def gather_views(
    group: Group, read: Callable[[Brief], frozenset[str]]
) -> dict[str, tuple[frozenset[str], list[Brief]]]:
    """What each origin says of one question, and in which claims; origins that say nothing are left out."""
    views: dict[str, tuple[frozenset[str], list[Brief]]] = {}
    for brief in group.briefs:
        said = read(brief)
        if len(said) > 0:
            before, briefs = views.get(group.get_origin(brief), (frozenset(), []))
            views[group.get_origin(brief)] = (before | said, [*briefs, brief])
    return views


def oppose_views(
    group: Group, kind: DisputeKind, topic: str, views: Mapping[str, tuple[frozenset[str], list[Brief]]]
) -> list[Dispute]:
    """The dispute between origins that each name one thing, and not the same."""
    single = {origin: view for origin, view in views.items() if len(view[0]) == 1}
    answers: dict[str, list[Brief]] = defaultdict(list)
    for said, briefs in single.values():
        answers[min(said)].extend(briefs)
    if len(answers) < 2:
        return []
    rows = [make_position(group, name_camp(group, name), briefs) for name, briefs in sorted(answers.items())]
    return [make_dispute(group, kind, topic, rows)]


def name_camp(group: Group, camp: str) -> str:
    """The name that the incident's claims give to a camp most often; other words, and sides, as they are.

    A body of no side is its own camp by its key, "body:defence army:", which nobody is to read."""
    parties = [party for brief in group.briefs for party in (brief.claimant, *brief.agents)]
    names = Counter(party.name for party in parties if party.camp == camp and party.key == camp)
    return camp if len(names) == 0 else min(names, key=lambda name: (-names[name], name))


def dispute_agents(group: Group) -> list[Dispute]:
    """Different camps are blamed. Who blames several (a clash, "blamed each other") holds no position."""
    return oppose_views(group, "perpetrator", "agent", gather_views(group, lambda brief: group.blamed[brief.id]))


def dispute_weapons(group: Group) -> list[Dispute]:
    """Weapons of different groups are named: a drone and a missile, not a missile and a rocket."""
    return oppose_views(group, "weapon", "weapon", gather_views(group, list_weapons))


def list_weapons(brief: Brief) -> frozenset[str]:
    """The groups of weapons that a claim of the event names; what is in no group says nothing of the carrier."""
    if not is_event(brief) or brief.kind in PASSIVE:
        return frozenset()
    groups = load_words()["weapons"]
    return frozenset(name for name, kinds in groups.items() for weapon in brief.weapons if weapon in kinds)


def dispute_status(group: Group) -> list[Dispute]:
    """The dead are civilians for one origin and combatants for another, and no origin's account holds both."""
    return oppose_views(group, "status", "victims", gather_views(group, list_status))


def list_status(brief: Brief) -> frozenset[str]:
    """Whether a claim's victims are civilians or combatants, were it without a number: "the dead were fighters"."""
    harmed = [count for count in brief.counts if count.measure in HARM]
    if not is_event(brief) or (len(harmed) == 0 and brief.kind not in HARMING):
        return frozenset()
    said = {count.status for count in harmed if count.status in ("civilian", "combatant")}
    if len(said) == 0 and brief.civilian is not None:
        said = {"civilian" if brief.civilian else "combatant"}
    return frozenset(status for status in said if status is not None)


def dispute_denials(group: Group) -> list[Dispute]:
    """What is denied, against those who say so: who blames the denier, else all who say that it happened."""
    found = []
    for (denied, camp), briefs in gather_denials(group).items():
        against = list_opposed(group, denied, camp, briefs)
        if len(against) == 0:
            continue
        rows = [make_position(group, "says so", against), make_position(group, f"denies the {denied}", briefs)]
        found.append(make_dispute(group, DENIALS[denied], denied, rows, camp))
    return found


def gather_denials(group: Group) -> Mapping[tuple[str, str | None], list[Brief]]:
    """The denials by what they deny and by whose camp. Who says that nothing happened also says that it was not them:
    both are one position, that of the wider denial."""
    rows = [row for row in group.briefs if row.act == "deny" or (row.negated and row.modality is not None)]
    denials: dict[tuple[str, str | None], list[Brief]] = defaultdict(list)
    for brief in rows:
        denials[(brief.denied or "event", group.get_camp(brief))].append(brief)
    for denied, camp in list(denials):
        if denied in ("responsibility", "target", "status") and ("event", camp) in denials:
            denials[("event", camp)] += denials.pop((denied, camp))
    return denials


def list_opposed(group: Group, denied: str, camp: str | None, denials: Sequence[Brief]) -> list[Brief]:
    """The claims that these denials of one camp answer; a denied weapon answers those who name that weapon."""
    deniers = {group.get_origin(brief) for brief in denials}
    events = [row for row in group.briefs if is_event(row) and group.get_origin(row) not in deniers]
    events = [row for row in events if camp is None or group.get_camp(row) != camp]
    if denied == "weapon":
        named = {weapon for brief in denials for weapon in brief.weapons}
        return [
            row for row in events if len(row.weapons) > 0 and (len(named) == 0 or len(named & set(row.weapons)) > 0)
        ]
    if denied == "number":
        return [row for row in events if len(row.counts) > 0]
    blaming = [row for row in events if camp is not None and camp in group.blamed[row.id]]
    return blaming if len(blaming) > 0 or denied == "responsibility" else events


def dispute_admissions(group: Group) -> list[Dispute]:
    """A party says that it did what others accuse it of."""
    admitted: dict[str, list[Brief]] = defaultdict(list)
    for brief in group.briefs:
        camp = group.get_camp(brief)
        if camp is not None and (is_admission(brief, camp) or corrects_target(group, brief, camp)):
            admitted[camp].append(brief)
    found = []
    for camp, briefs in admitted.items():
        accusers = [row for row in group.briefs if camp in group.blamed[row.id] and group.get_camp(row) != camp]
        if len(accusers) > 0:
            rows = [make_position(group, "accuses", accusers), make_position(group, "admits", briefs)]
            found.append(make_dispute(group, "admitted", name_camp(group, camp), rows))
    return found


def corrects_target(group: Group, brief: Brief, camp: str) -> bool:
    """Whether a claim of an accused camp tells what it struck without saying "we": beside a denial of the same voice
    and document ("no cluster bombs were used; only military facilities were struck"), or by a body that fights or
    speaks for those who do, where nobody else is accused ("missiles hit a command post, the ministry said")."""
    plain = is_event(brief) and brief.kind not in PASSIVE and len(brief.agents) == 0
    civilians = any(count.measure in HARM and count.status != "combatant" for count in brief.counts)
    if not plain or brief.civilian is not False or civilians:
        return False
    blamed = frozenset(name for names in group.blamed.values() for name in names)
    if blamed == {camp} and brief.claimant.kind in FIGHTING and find_group(brief.kind or "") == "remote":
        return True
    return camp in blamed and any(
        row.act == "deny" and row.cover.document == brief.cover.document and row.claimant == brief.claimant
        for row in group.briefs
    )


def is_admission(brief: Brief, camp: str) -> bool:
    """Whether a claim of this camp says that the camp itself did it."""
    if not is_event(brief) or brief.kind in PASSIVE:
        return False
    return camp in list_blamed(brief) or (
        len(brief.agents) == 0 and (brief.act == "admit" or brief.responsibility in ADMITS)
    )
