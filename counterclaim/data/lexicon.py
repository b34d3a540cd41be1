"""Kinds of event, weapons and victims: the words that speak of them, from kinds.toml, weapons.toml and victims.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from counterclaim.data.inflection import Form, list_all
from counterclaim.vocabulary import Measure

Status = Literal["civilian", "combatant"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event and its place in four ontologies; docs/kinds.md lists them."""

    name: str
    title: str
    plover: Mapping[str, str | None]
    acled_type: str
    acled: str
    cameo: str
    ucdp: str
    rank: int
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    weapons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeaponTerm:
    """A kind of weapon, and the instrument that forbids it."""

    kind: str
    prohibited: str | None


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What a noun counts: people or things, and what the word itself says about them."""

    unit: str
    group: str | None = None
    status: Status | None = None
    protected: str | None = None


@cache
def load_kinds() -> Mapping[str, Kind]:
    """Every kind of event by name, in the order of the file."""
    return {row["name"]: build_kind(row) for row in read_table("kinds.toml")["kind"]}


def build_kind(row: dict[str, Any]) -> Kind:
    """A kind from its table; PLOVER's empty mode is None."""
    plover = {"event": row["plover"]["event"], "mode": row["plover"]["mode"] or None}
    acled = row["acled"]
    words = (tuple(row["verbs"]), tuple(row["nouns"]), tuple(row["weapons"]))
    return Kind(
        row["name"], row["title"], plover, acled["type"], acled["sub"], row["cameo"], row["ucdp"], row["rank"], *words
    )


@cache
def load_weapons() -> Mapping[str, WeaponTerm]:
    """Weapons by their words (lower-cased lemmas, one space between words)."""
    return {
        term: WeaponTerm(row["kind"], row.get("prohibited"))
        for row in read_table("weapons.toml")["weapon"]
        for term in row["terms"]
    }


@cache
def load_weapon_events() -> Mapping[str, str]:
    """The kind of event that an attack with this kind of weapon is."""
    return {weapon: kind.name for kind in load_kinds().values() for weapon in kind.weapons}


@cache
def load_victims() -> Mapping[str, CountedNoun]:
    """What each noun (lemma) counts."""
    table = read_table("victims.toml")
    nouns: dict[str, CountedNoun] = {}
    for row in table["unit"]:
        nouns |= {noun: CountedNoun(row["name"], protected=row.get("protected")) for noun in row["nouns"]}
    nouns |= {noun: CountedNoun("people") for noun in table["status"]["neutral"]}
    nouns |= {noun: CountedNoun("people", status="civilian") for noun in table["status"]["civilian"]}
    nouns |= {noun: CountedNoun("people", status="combatant") for noun in table["status"]["combatant"]}
    for row in table["group"]:
        nouns |= {noun: CountedNoun("people", row["name"], row.get("status")) for noun in row["nouns"]}
    return nouns


@cache
def load_heads() -> frozenset[str]:
    """The last words of the nouns of several words: "worker" of "aid worker"."""
    return frozenset(noun.split(" ")[-1] for noun in load_victims() if " " in noun)


@cache
def load_adjectives() -> Mapping[str, str]:
    """Adjectives that say which group "workers" or "staff" are."""
    return {word: row["name"] for row in read_table("victims.toml")["group"] for word in row.get("adjectives", ())}


@cache
def load_models() -> tuple[tuple[re.Pattern[str], CountedNoun], ...]:
    """What is known by its model alone: "a MiG-29", "three Leopards"."""
    rows = read_table("victims.toml")["model"]
    return tuple((re.compile(row["names"], re.IGNORECASE), CountedNoun(row["unit"])) for row in rows)


@cache
def look_model(name: str) -> CountedNoun | None:
    """The unit of a model of aircraft, vehicle or weapon."""
    return next((noun for pattern, noun in load_models() if pattern.fullmatch(name) is not None), None)


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """The TOML file of this name beside this module, parsed once: words.toml alone is asked for 50 lists."""
    return tomllib.loads(files("counterclaim.data").joinpath(name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Idiom:
    """What a verb says together with the words after it: of its subject, of its object."""

    words: re.Pattern[str]
    subject: Measure | None
    object: Measure | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Measures:
    """Which measures each word may speak of, by the way it is used; what is counted decides between them."""

    transitive: Mapping[str, tuple[Measure, ...]]
    intransitive: Mapping[str, tuple[Measure, ...]]
    states: Mapping[str, tuple[Measure, ...]]
    nouns: Mapping[str, tuple[Measure, ...]]
    of: Mapping[str, tuple[Measure, ...]]
    idioms: Mapping[str, tuple[Idiom, ...]]
    forms: Mapping[str, Form]


@cache
def load_measures() -> Measures:
    """The words of measures.toml."""
    table = read_table("measures.toml")
    rows = {name: row for name, row in table.items() if name != "idiom"}

    def invert(use: str) -> dict[str, tuple[Measure, ...]]:
        """The measures of each word of one use, in the order of the file."""
        found: dict[str, tuple[Measure, ...]] = {}
        for name, row in rows.items():
            for word in row[use]:
                found[word] = (*found.get(word, ()), cast(Measure, name))
        return found

    idioms: dict[str, tuple[Idiom, ...]] = {}
    for row in table["idiom"]:
        pattern = re.compile(rf"\s*(?:{row['words']})", re.IGNORECASE)
        idiom = Idiom(pattern, row.get("subject"), row.get("object"), row.get("unit"))
        for verb in row["verbs"]:
            idioms[verb] = (*idioms.get(verb, ()), idiom)
    transitive, intransitive = invert("transitive"), invert("intransitive")
    forms = list_all((*idioms, *intransitive, *transitive))
    return Measures(transitive, intransitive, invert("states"), invert("nouns"), invert("of"), idioms, forms)


@cache
def load_words(name: str) -> frozenset[str]:
    """The list of this name in words.toml."""
    return frozenset(read_table("words.toml")[name])
