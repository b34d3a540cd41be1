"""Who can be accused as a party to a conflict."""

import tomllib
from functools import cache
from importlib.resources import files

from counterclaim.reconcile.names import fold_text
from counterclaim.vocabulary.brief import Party

ARMED = frozenset({"state", "armed-force", "armed-group", "government-body"})
"""Kinds of actors that can be a party to a conflict where no profile gives them a side."""


def is_party(party: Party) -> bool:
    """Whether an actor can be accused as a party: it has a side, or bears arms or governs. "Armed forces" of no known
    country are no second party: nobody knows whose they are."""
    if party.side is not None or party.country is not None:
        return party.side is not None or party.kind in ARMED
    return party.kind in ARMED and is_named(party.name)


def is_named(name: str) -> bool:
    """Whether words are a name: "Hezbollah", "Lord's Resistance Army"; not "gunmen", nor "Foreign mercenaries"."""
    if fold_text(name) in load_bodies():
        return False
    words = name.split()
    last = words[-1].lower() if len(words) > 0 else ""
    generic = last in load_groups() or last.rstrip("s") in load_groups()
    return not generic and any(word[:1].isupper() for word in words)


@cache
def load_bodies() -> frozenset[str]:
    """What bodies of any country are called, folded: "air force", "defence ministry"."""
    table = tomllib.loads(files("counterclaim.data").joinpath("actors.toml").read_text(encoding="utf-8"))
    return frozenset(
        fold_text(form) for words in table["bodies"].values() for word in words for form in word.split("=")
    )


@cache
def load_groups() -> frozenset[str]:
    """Words for people who bear arms, without a name."""
    table = tomllib.loads(files("counterclaim.data").joinpath("actors.toml").read_text(encoding="utf-8"))
    return frozenset(table["groups"]["armed"]) | {"troops", "forces", "units", "soldiers"}


@cache
def load_again() -> frozenset[str]:
    """Words by which a document calls the one armed group that it names: "the rebels", "the movement"."""
    table = tomllib.loads(files("counterclaim.data").joinpath("actors.toml").read_text(encoding="utf-8"))
    return frozenset(table["again"]["words"])
