"""Countries: names, demonyms and seats of government, by ISO 3166-1 alpha-2 code."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """One row of countries.tsv."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    """The adjective first, then the nouns: Turkish, Turks, Turk."""
    capitals: tuple[str, ...]


@cache
def load_countries() -> Mapping[str, Country]:
    """Every country by its code."""
    text = files("counterclaim.data").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        code: Country(code, name, split_cell(aliases), split_cell(demonyms), split_cell(capitals))
        for code, name, aliases, demonyms, capitals in rows
    }


@cache
def load_likeness() -> Mapping[str, str]:
    """For each one-word name of a nation, the well-known word of its kind: Russia, Russian, Russians or Moscow.

    Models trained on one language's news know some nations better than others. A reader that sees these words instead
    of the printed ones cannot treat one side differently from the other.
    """
    like: dict[str, str] = {}
    for country in load_countries().values():
        plurals = [word for word in country.demonyms if word.endswith(("s", "men"))]
        adjectives = [word for word in country.demonyms if word not in plurals]
        kinds = {"Russia": (country.name, *country.aliases), "Russian": adjectives, "Russians": plurals}
        for model, words in (kinds | {"Moscow": country.capitals}).items():
            like |= {word: model for word in words if word.isalpha() and len(word) > 3}
    return like


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell; none of an empty one."""
    return tuple(part for part in cell.split("|") if part != "")
