"""Actors across documents: which forms of name are one actor, which may be.

Only equal keys join by themselves, so that one new document cannot change who an old claim goes back to. What is
merely alike is UNSURE and waits for a person, whose decision then stands.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import JaroWinkler

from counterclaim.data.linkage import load_words
from counterclaim.reconcile.names import STOPWORDS, fold_text, list_stems, make_acronym, make_skeleton, split_person
from counterclaim.reconcile.rules import VERSION
from counterclaim.vocabulary import Actor, ActorKind, Identity, Judgement, make_id
from counterclaim.vocabulary.brief import Party

ALIKE = 0.9
"""Jaro-Winkler similarity from which two names of one country are asked about. Chosen by reading: Mamedov and
Mammadov .95, Aliyev and Alizade .87."""


OUTLETS = frozenset({"organisation"})
"""Kinds of actors that also publish, where they are of no country and no side."""
GENERIC = frozenset(load_words()["names"]["media"])


@cache
def load_normals() -> Mapping[str, str]:
    """The normal form of a body's or organisation's folded name: "mod" is "defence ministry"."""
    table = tomllib.loads(files("counterclaim.data").joinpath("actors.toml").read_text(encoding="utf-8"))
    normals: dict[str, str] = {}
    for words in table["bodies"].values():
        pairs = (word.partition("=") for word in words)
        normals |= {fold_text(form): fold_text(normal) for form, sign, normal in pairs if sign == "="}
    for row in table["organisation"]:
        normals |= {fold_text(name): fold_text(row["names"][0]) for name in row["names"]}
    return normals | {drop_stopwords(form): normal for form, normal in normals.items()}


@cache
def list_body_names() -> frozenset[str]:
    """The normal forms by which bodies are known: "defence ministry", "general staff"."""
    table = tomllib.loads(files("counterclaim.data").joinpath("actors.toml").read_text(encoding="utf-8"))
    rows = (word for kind in ("armed-force", "government-body") for word in table["bodies"][kind])
    return frozenset(drop_stopwords(fold_text(word.rpartition("=")[2])) for word in rows)


def drop_stopwords(folded: str) -> str:
    """A folded name without the words that say nothing: "ministry defence"."""
    return " ".join(word for word in folded.split() if word not in STOPWORDS)


@cache
def key_actor(name: str, kind: ActorKind | None, country: str | None, side: str | None) -> str:
    """The key that all forms of one name share: "person:hkmt hjv:", "body:defence ministry:AZ".

    A full name needs no country, which one document says and the next leaves out: two officials of one full name on two
    sides are rarer than a mayor of whom nobody says which state appointed him. What publishes here is quoted there: an
    observatory of no country is one origin, whether a page is its own or another's.
    """
    where = country or side or ""
    if kind == "person":
        given, surname = split_person(name)
        where = where if len(given) < 2 else ""
        return f"person:{make_skeleton(given)} {make_skeleton(surname)}:{where}"
    if kind == "state" and country is not None:
        return f"state:{country}"
    if kind == "medium" or (kind in OUTLETS and where == ""):
        return f"medium:{name_medium(load_normals().get(fold_text(name), name))}"
    return f"body:{normalise_body(name, country)}:{where}"


@cache
def name_medium(name: str) -> str:
    """A medium's folded name without what many media are called: "Meridian News Agency" is "meridian"."""
    words = fold_text(name).split()
    kept = [word for word in words if word not in GENERIC]
    return " ".join(kept if len(kept) > 0 else words)


@cache
def normalise_body(name: str, country: str | None) -> str:
    """A body's name without its country, in its normal form: "Azerbaijan's MoD" is "defence ministry"."""
    normals = load_normals()
    folded = fold_text(name)
    if folded in normals:
        return normals[folded]
    stems = list_stems(country) if country is not None else frozenset()
    bare = drop_stopwords(" ".join(name_land(word) for word in folded.split() if word not in stems))
    return normals.get(bare, order_owner(bare) if bare != "" else folded)


def order_owner(bare: str) -> str:
    """A body's folded name with the body last: "national unity government defence ministry" and "ministry defence
    national unity government" are one."""
    words = bare.split()
    for size in (3, 2):
        for body, owner in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            normal = load_normals().get(" ".join(body))
            known = normal or (" ".join(body) if " ".join(body) in list_body_names() else None)
            if known is not None and len(owner) > 0:
                return f"{' '.join(owner)} {known}"
    return bare


def name_land(word: str) -> str:
    """One name for a land that each side calls otherwise, other words as they are."""
    return next((land for land, forms in load_words()["lands"].items() if word in forms), word)


def make_party(actor: Actor) -> Party:
    """An actor of a record as claims name it."""
    return Party(
        key_actor(actor.name, actor.kind, actor.country, actor.side), actor.name, actor.kind, actor.side, actor.country
    )


def join_identities(parties: Iterable[Party], joined: Mapping[str, str]) -> tuple[Identity, ...]:
    """The actors that these forms name. `joined` maps keys to the key that people decided they share."""
    found: dict[str, Identity] = {}
    for party in parties:
        identity = make_identity(party, joined)
        known = found.get(identity.id)
        found[identity.id] = identity if known is None else merge_identities(known, identity)
    return tuple(found[key] for key in sorted(found))


def make_identity(party: Party, joined: Mapping[str, str]) -> Identity:
    """The actor that one form of name is."""
    key = identify_key(joined.get(party.key, party.key))
    return Identity(key, "actor", party.name, (party.name,), party.kind, party.side, party.country, (party.key,))


def merge_identities(left: Identity, right: Identity) -> Identity:
    """One actor of two with one id: the same whichever came first, so that the order of documents does not matter."""
    names = tuple(sorted({*left.names, *right.names}))
    return Identity(
        left.id,
        left.subject,
        min(names, key=rank_name),
        names,
        choose_first(left.kind, right.kind),
        choose_first(left.side, right.side),
        choose_first(left.country, right.country),
        tuple(sorted({*left.forms, *right.forms})),
    )


def rank_name(name: str) -> tuple[bool, int, int, str]:
    """Names in the order in which they are printed: Latin letters first, then the fullest, then the alphabet."""
    return (not name.isascii(), -len(name.split()), -len(name), name)


def choose_first(left: str | None, right: str | None) -> str | None:
    """The known one of two, the first by the alphabet where both are."""
    known = [value for value in (left, right) if value is not None]
    return min(known) if len(known) > 0 else None


@cache
def identify_key(key: str) -> str:
    """The id of the actor with this key."""
    return make_id("actor", key)


def list_rivals(identities: Iterable[Identity]) -> tuple[Judgement, ...]:
    """Actors that may be one and the same: asked about, never joined."""
    blocks: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities:
        for block in list_blocks(identity):
            blocks[block].append(identity)
    found: dict[str, Judgement] = {}
    for block in sorted(blocks):
        group = sorted(blocks[block], key=lambda row: row.id)
        for place, left in enumerate(group):
            for right in group[place + 1 :]:
                judgement = judge_actors(left, right)
                if judgement is not None:
                    found[judgement.id] = judgement
    return tuple(found[key] for key in sorted(found))


def list_blocks(identity: Identity) -> frozenset[str]:
    """Where an actor is looked for: surname skeleton, acronym, or first word of its normal form."""
    where = identity.country or identity.side or ""
    if identity.kind == "person":
        return frozenset({f"{make_skeleton(split_person(name)[1])}:{where}" for name in identity.names})
    acronyms = {make_acronym(name) for name in identity.names} | {fold_text(name) for name in identity.names}
    return frozenset(f"{word}:{where}" for word in acronyms if word != "")


def judge_actors(left: Identity, right: Identity) -> Judgement | None:
    """UNSURE where the names can be one actor's: a given name missing or shortened, a spelling, an acronym."""
    if left.kind == "person" and right.kind == "person":
        score, reason = compare_persons(left.name, right.name)
    elif left.kind == "person" or right.kind == "person":
        return None
    else:
        score, reason = compare_bodies(left.name, right.name)
    if score < ALIKE:
        return None
    parts = (left.id, right.id)
    features = {"name": score}
    return Judgement(make_id("judgement", *parts), "actor", *parts, "unsure", score, features, (reason,), VERSION)


@cache
def compare_persons(left: str, right: str) -> tuple[float, str]:
    """How alike two persons' names are, and why."""
    (given, surname), (other, family) = split_person(left), split_person(right)
    alike = JaroWinkler.similarity(surname, family)
    if given == "" or other == "":
        return alike, f"one surname, and a given name on one side only: {left}, {right}"
    if given[0] == other[0] and 1 in (len(given), len(other)):
        return alike, f"one surname, and an initial: {left}, {right}"
    return min(alike, JaroWinkler.similarity(given, other)), f"spelled alike: {left}, {right}"


@cache
def compare_bodies(left: str, right: str) -> tuple[float, str]:
    """How alike two bodies' names are, and why."""
    if make_acronym(left) == fold_text(right) or make_acronym(right) == fold_text(left):
        return 0.95, f"one can stand for the other: {left}, {right}"
    return JaroWinkler.similarity(fold_text(left), fold_text(right)), f"spelled alike: {left}, {right}"
