"""Who claims and who passes it on in one record: each as a party, with what the document leaves out.

A document names a body once and then says "the ministry"; its headline says "Ministry", its own site says nothing at
all. Each stands for the one body that the document, or else its source, can mean; where two fit, for itself.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words
from counterclaim.data.profile import Member, Profile, list_profiles
from counterclaim.reconcile.actors import (
    drop_stopwords,
    key_actor,
    list_body_names,
    name_land,
    normalise_body,
)
from counterclaim.reconcile.cast import Cast, find_party, make_member
from counterclaim.reconcile.homes import BODIES, name_office
from counterclaim.reconcile.names import fold_text, list_stems
from counterclaim.reconcile.standins import find_group
from counterclaim.vocabulary import Actor, Claimant
from counterclaim.vocabulary.brief import Cover, Party

SERVICE = re.compile(
    r"^(?:the )?(?:(?:press|media|information)(?: relations| affairs)? (?:service|office|cent(?:er|re)|department|team)"
    r"|(?:leadership|command|headquarters)) (?:of|at) (?:the )?(?P<of>.+)$"
    r"|^(?P<by>.+?)(?:['’]s)? (?:(?:press|media|information)(?: relations)? (?:service|office|cent(?:er|re)|team)"
    r"|(?:spokes\w+?)(?:['’]s)? (?:office|unit))$"
    r"|^(?P<in>.*\b(?:ministry|army|military|forces|police|council|committee|government|movement|brigades?|division"
    r"|authority))['’]s (?:\w+ ){0,2}(?:office|cent(?:er|re)|department|unit|bureau|directorate|service|room)$",
    re.IGNORECASE,
)
"""A body's press service, its command or a part of it: the body answers for its words."""
SPOKEN = BODIES | {"armed-group"}
"""Kinds of actors that have spokesmen."""


def find_claimant(claimant: Claimant, cover: Cover, cast: Cast) -> Party:
    """Who claims: the source, the body that a spokesperson speaks for, or the actor itself."""
    if claimant.voice == "source":
        return cover.source
    actor = None if claimant.actor is None else cast.actors.get(claimant.actor)
    if actor is not None:
        return cover.source if is_own_site(actor, cover.source) else find_speaker(actor, cast)
    name = claimant.name or claimant.text or "unknown"
    return Party(key_actor(name, "unknown", None, claimant.side), name, "unknown", claimant.side)


def is_own_site(actor: Actor, source: Party) -> bool:
    """Whether a body without a country is the one whose own site this is: "the ministry" on a ministry's."""
    body = source.kind not in ("medium", None) and actor.kind in BODIES
    return body and actor.country is None and actor.side is None and is_short(actor.name, source.name)


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
    if len(parties) == 0 and cast.torn is not None and cast.home in (None, cast.torn) and names_army(name):
        return make_body(name, cast.torn, cast.sides.get(cast.torn))
    if len(parties) > 1 or cast.home is None or normalise_body(name, cast.home) not in list_body_names():
        if SERVICE.match(actor.name) is None:
            return find_party(actor, cast)
        return make_body(name, actor.country)
    return make_body(name, cast.home, cast.sides.get(cast.home))


def names_army(name: str) -> bool:
    """Whether a name is only a word for a state's armed forces: "army", "the military"; rebels have none."""
    return normalise_body(name, None) == "armed forces" and fold_text(name).removeprefix("the ") in ("army", "military")


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


def read_member(name: str, profiles: Iterable[Profile]) -> Party | None:
    """The force or body of a conflict whose own site or channel a source's name names, as itself or as its press
    service: "Arakan Army", "SAC Information Team"; None for others, and where sides of two conflicts are called so."""
    service = SERVICE.match(name)
    forms = {fold_text(name)} | ({fold_text(service["of"] or service["by"] or service["in"])} if service else set())
    members = [(row, side.name) for profile in profiles for side in profile.sides for row in side.members]
    members = [(row, side) for row, side in members if row.kind not in ("person", "medium")]
    found = {make_member(row, side) for row, side in members if not forms.isdisjoint(map(fold_text, row.names))}
    found |= {make_body(name, None, side) for row, side in members if row.kind == "state" and is_ministry(name, row)}
    return next(iter(found)) if len(found) == 1 else None


def is_ministry(name: str, state: Member) -> bool:
    """Whether a name is that of a body of a state which a profile names: "NUG Ministry of Health"."""
    words = f" {drop_stopwords(fold_text(name))} "
    owners = [f" {drop_stopwords(fold_text(form))} " for form in state.names]
    rest = [words.replace(owner, " ").strip() for owner in owners if owner in words]
    return any(normalise_body(body, None) in list_body_names() for body in rest if body != "")


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
