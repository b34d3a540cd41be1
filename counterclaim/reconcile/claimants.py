"""Who claims, who passes it on and who is accused, of one record: each as a party, with what the document leaves out.

A document names a body once and then says "the ministry"; its headline says "Ministry", its own site says nothing at
all. Each stands for the one body that the document, or else its source, can mean; where two fit, for itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words
from counterclaim.data.profile import Profile, choose_profile, fits_date, list_profiles
from counterclaim.reconcile.actors import (
    drop_stopwords,
    key_actor,
    list_body_names,
    make_party,
    name_land,
    normalise_body,
)
from counterclaim.reconcile.homes import BODIES, find_home, is_told, name_office
from counterclaim.reconcile.names import fold_text, list_stems
from counterclaim.reconcile.parties import is_party
from counterclaim.reconcile.standins import find_group, settle_actors
from counterclaim.vocabulary import Actor, ActorKind, Agent, Claimant, Record, Statement, Target
from counterclaim.vocabulary.brief import Cover, Party

SERVICE = re.compile(
    r"^(?:the )?(?:(?:press|media|information)(?: relations| affairs)? (?:service|office|cent(?:er|re)|department)"
    r"|(?:leadership|command|headquarters)) (?:of|at) (?:the )?(?P<of>.+)$"
    r"|^(?P<by>.+?)(?:['’]s)? (?:(?:press|media)(?: relations)? (?:service|office|cent(?:er|re))"
    r"|(?:spokes\w+?)(?:['’]s)? (?:office|unit))$"
    r"|^(?P<in>.*\b(?:ministry|army|military|forces|police|council|committee|government|movement|brigades?|division"
    r"|authority))['’]s (?:\w+ ){0,2}(?:office|cent(?:er|re)|department|unit|bureau|directorate|service|room)$",
    re.IGNORECASE,
)
"""A body's press service, its command or a part of it: the body answers for its words."""
SPOKEN = BODIES | {"armed-group"}
"""Kinds of actors that have spokesmen."""
POSSESSED = re.compile(r"^(?:its|their|our|his|her)\b", re.IGNORECASE)

ACRONYM = 4
"""Letters from which an abbreviation is as good as a full name."""
GOVERNMENT = re.compile(r"(?:an? |the )?(?:government|federal) ?(?!of\b)")
"""How words for a state's own men and weapons begin where rebels fight it: "government soldiers", "federal army"."""
SELVES = [[word] for word in load_words()["roles"]["selves"]]


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one record, who speaks in it, and the conflict it is about."""

    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    sides: Mapping[str, str]
    """The side of each country that is a party to the conflict."""
    home: str | None
    """The country whose bodies the document names without saying so; None where that is not plain."""
    torn: str | None = None
    """The one country of these conflicts in which a group at home there fights the state: "government soldiers"."""
    ground: str | None = None
    """The country that takes no part in which all is told: its ministries need no name there."""


def gather_cast(record: Record) -> Cast:
    """The actors of a record."""
    profiles = list_conflicts(record)
    sides = map_sides(profiles)
    lands = {code: side for row in profiles for code, side in row.list_lands().items()} if len(profiles) == 1 else {}
    return Cast(
        settle_actors(record),
        {statement.id: statement for statement in record.statements},
        sides,
        find_home(record, {**lands, **sides}),
        find_torn(profiles),
        find_ground(record, sides),
    )


def find_torn(profiles: Iterable[Profile]) -> str | None:
    """The country in which a side that is no state fights that country's, where these conflicts have but one."""
    sides = [side for profile in profiles for side in profile.sides]
    states = {code for side in sides for code in side.countries}
    homes = {row.country for side in sides if len(side.countries) == 0 for row in side.members}
    torn = states & homes
    return min(torn) if len(torn) == 1 else None


def find_ground(record: Record, sides: Mapping[str, str]) -> str | None:
    """The one country besides the parties' in which the towns and districts that a document names lie."""
    lands = {row.country or "" for row in record.places if row.precision in ("point", "district")} - {""}
    return min(lands) if len(lands) == 1 and lands.isdisjoint(sides) else None


def find_claimant(claimant: Claimant, cover: Cover, cast: Cast) -> Party:
    """Who claims: the source, the body that a spokesperson speaks for, or the actor itself."""
    if claimant.voice == "source":
        return cover.source
    actor = None if claimant.actor is None else cast.actors.get(claimant.actor)
    if actor is not None:
        return find_speaker(actor, cast)
    name = claimant.name or claimant.text or "unknown"
    return Party(key_actor(name, "unknown", None, claimant.side), name, "unknown", claimant.side)


def find_speaker(actor: Actor, cast: Cast) -> Party:
    """The party that answers for an actor's words."""
    service = SERVICE.match(actor.name)
    body = find_principal(actor, cast)
    if body is not actor:
        return find_speaker(body, cast)
    if service is not None and actor.kind != "person":
        return complete_body(service["of"] or service["by"] or service["in"], actor, cast)
    office, where = name_office(actor), actor.country or cast.home
    if where is not None and is_body(office, where):
        return replace(make_body(office, where, cast.sides.get(where)), name=title_body(office, where))
    if actor.kind == "group" and fold_text(actor.name).split()[-1:] == ["prosecutors"]:
        country = actor.country or cast.home
        return make_body("Prosecutor's Office", country, None if country is None else cast.sides.get(country))
    if fold_text(actor.name) == "office" and actor.kind != "person":
        holders = {find_speaker(row, cast) for row in cast.actors.values() if read_office(row) is not None}
        if len({row.key for row in holders}) == 1:
            return min(holders, key=lambda row: row.name)
    held = read_office(actor)
    if held is not None:
        country = actor.country or (cast.home if len(held[0].split()) < 3 else None)
        side = actor.side or (None if country is None else cast.sides.get(country))
        key = key_actor(held[0], "government-body", *((None, None) if len(held[0].split()) > 2 else (country, side)))
        return replace(make_body(held[0], country, side), key=key, name=held[1])
    short = actor.country is None and actor.side is None and actor.kind in BODIES
    return complete_body(actor.name, actor, cast) if short else find_party(actor, cast)


def find_principal(actor: Actor, cast: Cast) -> Actor:
    """The body that answers for a spokesperson's words, the armed group for those of an official without a name; anyone
    else answers for their own."""
    role = "" if actor.role is None else actor.role.lower()
    word = next((word for word in load_words()["roles"]["speaks_for"] if word in role), None)
    body = None if actor.of is None else cast.actors.get(actor.of)
    if body is not None and body.kind == "armed-group" and actor.name == actor.role:
        return body
    if word is None:
        return actor
    if body is not None and body.kind != "state":
        return body
    told = name_office(actor)
    group = find_group(f"{told}s", cast.actors.values())
    if group is not None:
        return group
    bodies = list_speaking(cast) if told == "" else cast.actors.values()
    named = [row for row in bodies if row.kind in SPOKEN and (told == "" or is_short(told, row.name))]
    known = {(row.country, row.side) for row in named}
    if len(named) > 0 and len(known) == 1:
        return named[0]
    return actor if body is None or is_body(told, body.country or "") else body


def read_office(actor: Actor) -> tuple[str, str] | None:
    """The office of one person that an actor holds or is, by its key and as printed: "the Human Rights Ombudsman of
    Artsakh"; None for others. Who holds it changes, whose words they are does not."""
    for printed in (actor.name, actor.role or ""):
        office = name_held(printed)
        if office is not None:
            return office, printed
    return None


def name_held(printed: str) -> str | None:
    """The office of one person that these words name, with its land: "karabakh ombudsman office"; else None."""
    words = fold_text(printed).split()
    office = next(
        (name for name, forms in load_words()["offices"].items() if any(word in forms for word in words)), None
    )
    if office is None or "deputy" in words:
        return None
    return " ".join([*[land for land in load_words()["lands"] if land in map(name_land, words)][:1], office])


def is_body(name: str, country: str) -> bool:
    """Whether a name, its country left out, is the normal form of a body."""
    return name != "" and normalise_body(name, country) in list_body_names()


def list_speaking(cast: Cast) -> list[Actor]:
    """The bodies that say something in the document: one of them a bare "spokesman" speaks for."""
    ids = dict.fromkeys(row.speaker.actor or "" for row in cast.statements.values() if row.speaker is not None)
    return [cast.actors[key] for key in ids if key in cast.actors and cast.actors[key].kind != "unknown"]


def is_short(short: str, name: str) -> bool:
    """Whether every word of a short form stands in a name: "the ministry" in "Armenian Defence Ministry"."""
    words = set(drop_stopwords(fold_text(short)).split())
    return len(words) > 0 and words <= set(fold_text(name).split())


def complete_body(name: str, actor: Actor, cast: Cast) -> Party:
    """The body that a name without a country stands for: the only one of the document, else the home country's."""
    same = [row for row in cast.actors.values() if row is not actor and is_same_body(name, row)]
    parties = {party.key: party for party in (find_party(row, cast) for row in same)}
    if len(parties) == 1:
        return next(iter(parties.values()))
    civil = cast.ground if cast.home is None and actor.kind == "government-body" and len(parties) == 0 else None
    if civil is not None and normalise_body(name, civil) in list_body_names():
        return make_body(name, civil)
    if len(parties) > 1 or cast.home is None or normalise_body(name, cast.home) not in list_body_names():
        if SERVICE.match(actor.name) is None:
            return find_party(actor, cast)
        return make_body(name, actor.country)
    return make_body(name, cast.home, cast.sides.get(cast.home))


def is_same_body(name: str, actor: Actor) -> bool:
    """Whether an actor whose country is known can be meant by a body's name without it."""
    if actor.kind not in BODIES or actor.country is None:
        return False
    return normalise_body(name, actor.country) == normalise_body(actor.name, actor.country) or is_short(
        name, actor.name
    )


def title_body(name: str, country: str) -> str:
    """A body's name as it is printed, with its country: "Armenian Defence Ministry"."""
    return " ".join((*load_countries()[country].demonyms[:1], normalise_body(name, country).title()))


def make_body(name: str, country: str | None, side: str | None = None) -> Party:
    """A body as a party."""
    return Party(key_actor(name, "government-body", country, side), name, "government-body", side, country)


@cache
def read_body(name: str) -> Party | None:
    """The body whose own site or channel a source's name names: "Ministry of Defence of Azerbaijan"; else None."""
    words = set(fold_text(name).split())
    for code in load_countries():
        if len(words & list_stems(code)) > 0 and normalise_body(name, code) in list_body_names():
            sides = {profile.find_side(code) for profile in list_profiles()} - {None}
            return make_body(name, code, min(str(side) for side in sides) if len(sides) == 1 else None)
    return None


def list_relays(statement: str | None, cast: Cast) -> tuple[Party, ...]:
    """The speakers inside whose words a statement is reported, the outermost first."""
    relays: list[Party] = []
    inner = None if statement is None else cast.statements.get(statement)
    while inner is not None and inner.parent is not None and len(relays) < len(cast.statements):
        inner = cast.statements.get(inner.parent)
        speaker = None if inner is None or inner.speaker is None else cast.actors.get(inner.speaker.actor or "")
        if speaker is not None:
            relays.insert(0, find_speaker(speaker, cast))
    return tuple(relays)


def list_agents(agents: Iterable[Agent], claimant: Party, voice: str, cast: Cast) -> tuple[Party, ...]:
    """The alleged perpetrators. What a document leaves open in its own voice accuses nobody: who was said to have done
    it, by somebody else and in another sentence, is that one's accusation. Nobody accuses its own side by what is only
    inferred."""
    rows = [(agent, find_agent(agent, claimant, cast)) for agent in agents if voice != "source" or is_told(agent)]
    return tuple(party for agent, party in rows if is_told(agent) or party.camp != claimant.camp)


def list_accused(targets: Iterable[Target], cast: Cast) -> tuple[Party, ...]:
    """The parties whom an accusation without an event addresses: "Kyiv blamed Moscow"."""
    actors = [cast.actors[key] for target in targets if (key := target.actor or "") in cast.actors]
    return tuple(party for party in (find_party(actor, cast) for actor in actors) if is_party(party))


def find_agent(agent: Agent, claimant: Party, cast: Cast) -> Party:
    """The alleged perpetrator as an actor; "its troops" are the claimant's."""
    actor = None if agent.actor is None else cast.actors.get(agent.actor)
    if actor is not None:
        party = find_party(actor, cast)
    else:
        name = agent.name or agent.text
        country = find_country(name)
        kind: ActorKind = "unknown" if country is None else "state"
        side = None if country is None else cast.sides.get(country)
        party = Party(key_actor(name, kind, country, side), name, kind, side, country)
    if party.side is None and party.country is None and means_self(agent.text):
        return Party(
            key_actor(party.name, party.kind, claimant.country, claimant.side),
            party.name,
            party.kind,
            claimant.side,
            claimant.country,
        )
    if party.side is None and party.country is None and is_states(party.name):
        return find_army(party, cast)
    return find_whole(party, cast) if party.side is None and party.country is None else party


def find_whole(party: Party, cast: Cast) -> Party:
    """The group whose men words name first, of a conflict of the document's lands: "LTTE infiltrators"."""
    words = fold_text(party.name).split()
    known = [list_members().get(" ".join(words[:size])) for size in range(len(words) - 1, 0, -1)]
    near = [row for row in known if row is not None and (row.country in cast.sides or row.side in cast.sides.values())]
    return near[0] if len(near) > 0 else party


def find_army(party: Party, cast: Cast) -> Party:
    """An army without a country: the state's where only one fights, else that of the country whose bodies the document
    names so: "an army patrol", in a paper of Colombo."""
    if len(cast.sides) == 1:
        country, side = next(iter(cast.sides.items()))
        return make_body(party.name, country, side)
    if cast.torn is not None and GOVERNMENT.match(fold_text(party.name)) is not None:
        return make_body(party.name, cast.torn, cast.sides.get(cast.torn))
    own = cast.home is not None and is_armys(party.name)
    return make_body(party.name, cast.home, cast.sides.get(cast.home or "")) if own else party


def means_self(text: str) -> bool:
    """Whether words for a doer are the claimant's own: "its troops", "the force"."""
    words = fold_text(text).split()
    return POSSESSED.match(text) is not None or (words[:1] == ["the"] and words[1:] in SELVES)


def is_states(name: str) -> bool:
    """Whether words can only mean a state's where no other state fights: "the army", "the junta", not "troops"."""
    words = f" {fold_text(name)}"
    return (
        is_armys(name)
        or GOVERNMENT.match(words[1:]) is not None
        or any(words.endswith(f" {word}") for word in load_words()["roles"]["states"])
    )


def is_armys(name: str) -> bool:
    """Whether words are of an army, or of what is its: "the army", "an army patrol", "navy gunboats"."""
    words = fold_text(name).split()
    kept = " ".join(words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words)
    return f"{kept} ".startswith(("army ", "military ", "navy ", "air force "))


def find_party(actor: Actor, cast: Cast) -> Party:
    """An actor as claims name it; its side by its country, where the conflict's profile knows it, or by its name."""
    party = make_party(actor)
    if party.side is None and party.country is None and party.kind != "person":
        known = list_members().get(fold_text(party.name))
        return known if known is not None and known.side in cast.sides.values() else party
    country = party.country or (find_country(party.name) if party.kind == "state" else None)
    if country is None or party.side not in (None, load_countries()[country].name):
        return party
    side = cast.sides.get(country, party.side)
    return Party(key_actor(party.name, party.kind, country, side), party.name, party.kind, side, country)


def is_full(name: str) -> bool:
    """Whether a name is nobody else's: one of several words, or a long abbreviation, "LTTE", not "PDF"."""
    return " " in name or (name.isupper() and name.isalpha() and len(name) >= ACRONYM)


@cache
def list_members() -> Mapping[str, Party]:
    """Bodies and groups by every folded name of two words or more that only one side of all profiles has: a text too
    short to choose a profile names them all the same."""
    found: dict[str, set[Party]] = {}
    for side in (side for profile in list_profiles() for side in profile.sides):
        for member in (row for row in side.members if row.kind not in ("person", "medium")):
            name = member.names[0]
            key = key_actor(name, member.kind, member.country, side.name)
            party = Party(key, name, member.kind, side.name, member.country)
            for form in (fold_text(name) for name in member.names if is_full(name)):
                found.setdefault(form, set()).add(party)
    return {form: min(parties, key=lambda row: row.key) for form, parties in found.items() if len(parties) == 1}


def list_conflicts(record: Record) -> list[Profile]:
    """The profile of the conflict that the text is about; where it names too few words of one, the only one of its time
    in whose lands its places lie, else all of its time: its claims must still meet the others'."""
    document = record.document
    chosen = choose_profile(document.text, document.published)
    if chosen is not None:
        return [chosen]
    fitting = [row for row in list_profiles() if fits_date(row, document.published)]
    lands = {row.country for row in record.places if row.country is not None}
    there = [row for row in fitting if not lands.isdisjoint(row.list_lands())]
    return there if len(there) == 1 else fitting


def map_sides(profiles: Iterable[Profile]) -> Mapping[str, str]:
    """The side of each country that is a party to only one of these conflicts, or on one side in all of them."""
    found: dict[str, set[str]] = {}
    for side in (side for profile in profiles for side in profile.sides):
        for code in side.countries:
            found.setdefault(code, set()).add(side.name)
    return {code: min(names) for code, names in found.items() if len(names) == 1}


@cache
def find_country(name: str) -> str | None:
    """The country that a name or a demonym names."""
    folded = fold_text(name)
    for code, row in load_countries().items():
        if folded in {fold_text(form) for form in (row.name, *row.aliases, *row.demonyms)}:
            return code
    return None
