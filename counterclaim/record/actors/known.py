"""What names someone by itself: the lexicon of bodies, roles and groups, countries, and the names a profile adds."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_words
from counterclaim.data.profile import Member, Profile, ProfileSide
from counterclaim.vocabulary import ActorKind

WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*\.?")


COUNTRIES = frozenset(country.name for country in load_countries().values())


TITLES = {
    *("president", "minister", "premier", "mr", "mrs", "ms", "dr", "general", "colonel", "secretary", "chancellor"),
    *(
        "king",
        "leader",
        "spokesman",
        "spokeswoman",
        "chief",
        "commander",
        "ambassador",
        "sheikh",
        "ayatollah",
        "senator",
    ),
    *("governor", "mayor", "aide", "the", "of", "and", "for", "by", "with", "from", "to", "said", "on", "in", "as"),
    *("while", "but", "when", "after", "under", "that", "against", "between"),
}
"""Words before a surname that are no given name."""

MASTHEADS = load_words("mastheads")
"""Last words of outlets' names."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name the lexicon, the countries or the profile knows."""

    name: str
    kind: ActorKind
    country: str | None
    side: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A named or described actor in the text, before mentions are brought together."""

    start: int
    end: int
    head: int
    """Where the word starts that the phrase is about: the surname, the noun."""
    kind: ActorKind
    name: str
    key: str
    """What mentions of the same actor share: a surname, a body's normal form, a lexicon name."""
    country: str | None = None
    role: str | None = None
    side: str | None = None
    of: str | None = None
    definite: bool = False
    """Whether it may point back: "the official", "the ministry"."""
    named: bool = False
    """Whether a body has a name of its own beside its country's: "Southern Operational Command"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of actors.toml, ready to look up."""

    roles: Mapping[str, str]
    groups: Mapping[str, str]
    bodies: Mapping[str, tuple[ActorKind, str]]
    names: Mapping[str, tuple[tuple[str, Known], ...]]
    """First word (lower case) -> the full names that begin so, longest first."""
    demonyms: Mapping[str, str]
    again: frozenset[str]
    """What a document calls the one armed group that it has named."""


@cache
def load_lexicon(profile: Profile | None) -> Lexicon:
    """The lexicon with the names that a profile adds."""
    table = tomllib.loads(files("counterclaim.data").joinpath("actors.toml").read_text(encoding="utf-8"))
    roles = {word: group for group, words in table["roles"].items() for word in words}
    groups = {word: group for group, words in table["groups"].items() for word in words}
    bodies: dict[str, tuple[ActorKind, str]] = {}
    for kind, words in table["bodies"].items():
        for word in words:
            name, _, normal = word.partition("=")
            bodies[name] = (kind, normal or name)
    known: dict[str, Known] = {}
    for row in table["organisation"]:
        entry = Known(row["names"][0], row.get("kind", "organisation"), row.get("country"), None)
        known |= dict.fromkeys(row["names"], entry)
    for country in load_countries().values():
        entry = Known(country.name, "state", country.code, None)
        known |= {name: entry for name in (country.name, *country.aliases) if len(name) > 0}
    known |= list_members(profile) if profile is not None else {}
    demonyms = {name: country.code for country in load_countries().values() for name in country.demonyms}
    return Lexicon(roles, groups, bodies, index_names(known), demonyms, frozenset(table["again"]["words"]))


def list_members(profile: Profile) -> dict[str, Known]:
    """What a profile's sides add: name -> who it is."""
    return {
        name: Known(member.names[0], member.kind, find_state(member, side), side.name)
        for side in profile.sides
        for member in side.members
        for name in member.names
    }


def find_state(member: Member, side: ProfileSide) -> str | None:
    """The country of a member; a state that others govern, "National Unity Government", is not that country."""
    return None if member.kind == "state" and len(side.countries) == 0 else member.country


def index_names(known: Mapping[str, Known]) -> dict[str, tuple[tuple[str, Known], ...]]:
    """Names by their first word, longest first."""
    index: dict[str, list[tuple[str, Known]]] = {}
    for name, entry in known.items():
        first = WORD.match(name)
        if first is not None:
            index.setdefault(first.group().rstrip(".").casefold(), []).append((name, entry))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in index.items()}


def is_namesake(text: str, name: str, entry: Known) -> bool:
    """Whether a surname belongs to somebody else of that name: "Anush Harutyunyan" is not the one the profile knows."""
    if entry.kind != "person" or " " in name:
        return False
    given = re.findall(rf"\b([A-Z][\w’'-]+) {re.escape(name)}\b", text)
    return any(word not in entry.name and word.lower() not in TITLES for word in given)


def find_known(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Lexicon names in the text, the longest at each place, first those that begin with an owner: "Russia's General
    Staff" is not what a profile calls "General Staff" alone. Case counts: "who" is not the WHO."""
    done = 0
    for word in WORD.finditer(text):
        if word.start() < done:
            continue
        bare = word.group().rstrip(".")
        plain = bare[:-2] if bare.endswith(("’s", "'s")) else word.group()
        keys = dict.fromkeys((bare.casefold(), plain.rstrip(".").casefold()))  # "Russia's General Staff", then "Russia"
        for name, entry in (row for key in keys for row in lexicon.names.get(key, ())):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                if is_namesake(text, name, entry):
                    break
                done = end
                key = f"state {entry.country}" if entry.kind == "state" and entry.side is None else entry.name
                yield Found(
                    word.start(), end, word.start(), entry.kind, entry.name, key, entry.country, side=entry.side
                )
                break


def is_masthead(name: str) -> bool:
    """Whether a name is an outlet's by its last word: "Absheron Times" is nobody's surname."""
    first, _, last = name.rpartition(" ")
    return first != "" and last in MASTHEADS


@cache
def load_capitals() -> dict[str, str]:
    """Countries by their capitals: "Islamabad's foreign office"."""
    return {name: country.code for country in load_countries().values() for name in country.capitals}
