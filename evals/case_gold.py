"""The gold case as values: its documents, its claims in brief, and what a careful reader makes of them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from counterclaim.data.profile import ProfileSide, list_profiles
from counterclaim.read.dateline import find_dateline
from counterclaim.reconcile.answers import answer_claim
from counterclaim.reconcile.briefs import list_words
from counterclaim.reconcile.copies import sign_text
from counterclaim.reconcile.kinds import find_family
from counterclaim.reconcile.links import link_briefs
from counterclaim.reconcile.names import fold_text
from counterclaim.reconcile.relays import find_credits
from counterclaim.vocabulary import ActorKind, Capture, Document, Source, Span
from counterclaim.vocabulary.brief import Brief, Count, Cover, Party, Site, When
from evals.case_places import find_place
from evals.dispatches import read_count

FOLDER = Path(__file__).parent / "case"
WORLD = ("actors", "sources")


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the gold case."""

    name: str
    actors: dict[str, dict[str, Any]]
    sources: dict[str, dict[str, Any]]
    files: dict[str, dict[str, Any]]

    @property
    def documents(self) -> list[tuple[str, dict[str, Any]]]:
        """Every document with the incident its file is about, or ""."""
        return [
            (data.get("incident", {}).get("id", ""), document)
            for data in self.files.values()
            for document in data.get("documents", [])
        ]

    @property
    def credible(self) -> frozenset[str]:
        """Names of the sources whose word the case takes."""
        return frozenset(row["name"] for row in self.sources.values() if row.get("credible") is True)


def load_half(name: str) -> Half:
    """The half of this name."""
    tables = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / name).glob("*.toml"))
    }
    files = {stem: table for stem, table in tables.items() if stem not in WORLD}
    return Half(name, tables["actors"], tables["sources"], files)


def make_party(half: Half, key: str) -> Party:
    """The actor or source of this key."""
    if key in half.sources:
        row = half.sources[key]
        return Party(f"gold:{key}", row["name"], "medium", row.get("side"))
    row = half.actors[key]
    kind: ActorKind = row["kind"] if row["kind"] in get_args(ActorKind) else "unknown"
    country = next((side.countries[0] for side in list_sides() if side.name == row.get("side")), None)
    return Party(f"gold:{key}", row["names"][0], kind, row.get("side"), country)


def list_sides() -> list[ProfileSide]:
    """The sides of every conflict profile."""
    return [side for profile in list_profiles() for side in profile.sides if len(side.countries) > 0]


@cache
def list_countries(half_sides: frozenset[str]) -> frozenset[str]:
    """The countries of the conflicts of these sides."""
    profiles = [row for row in list_profiles() if any(side.name in half_sides for side in row.sides)]
    return frozenset(code for row in profiles for side in row.sides for code in side.countries)


def make_document(half: Half, row: dict[str, Any]) -> Document:
    """A gold document as read: the headline is its first line."""
    text = row["text"].strip()
    source = half.sources[row["source"]]
    title = text.split("\n", 1)[0]
    return Document(
        row["id"],
        Capture(row["id"]),
        title,
        Source(source["name"], source.get("domain")),
        (),
        row["published"],
        "metadata",
        "en",
        text,
        Span(0, len(title), title),
        find_opening(text),
    )


def find_opening(text: str) -> Span | None:
    """The dateline of a text, where the reader finds it: in the two lines below the headline."""
    lines = [line for line in text.split("\n")[1:] if line.strip() != ""][:2]
    found = next((match for line in lines if (match := find_dateline(line)) is not None), None)
    if found is None:
        return None
    start, quote = text.index(found.string), found[0].rstrip()
    return Span(start, start + len(quote), quote)


def make_cover(half: Half, row: dict[str, Any]) -> Cover:
    """What reconciling needs of a gold document."""
    document = make_document(half, row)
    signature, size = sign_text(document.text)
    source = make_party(half, half.sources[row["source"]].get("actor", row["source"]))
    credited = tuple(half.sources[key]["name"] for key in match_sources(half, find_credits(document, source.name)))
    return Cover(row["id"], source, document.source.domain, row["published"], document.title, credited, signature, size)


def match_sources(half: Half, names: tuple[str, ...]) -> list[str]:
    """The keys of the sources of these names."""
    return [key for name in names for key, row in half.sources.items() if fold_text(row["name"]) == fold_text(name)]


def list_briefs(half: Half) -> list[Brief]:
    """Every gold claim in brief: ids are `<document>.<place in the list>`, from 1."""
    briefs: list[Brief] = []
    for _, row in half.documents:
        cover = make_cover(half, row)
        claims = [make_brief(half, row, number, cover) for number in range(len(row["claims"]))]
        briefs.extend(link_briefs([answer_claim(claim, claims) for claim in claims]))
    return briefs


def make_brief(half: Half, document: dict[str, Any], number: int, cover: Cover) -> Brief:
    """One gold claim in brief."""
    claim = document["claims"][number]
    own = claim["by"] == document["source"]
    relays = [key for key in claim.get("chain", [])[1:] if key != claim["origin"] and document.get("copy_of") is None]
    kind = claim.get("kind")
    negated = claim.get("negated", False)
    return Brief(
        f"{document['id']}.{number + 1}",
        cover,
        number,
        make_party(half, claim["by"]),
        "source" if own else "speaker",
        tuple(make_party(half, key) for key in relays),
        claim["act"],
        claim.get("about"),
        claim.get("denied"),
        None,
        kind,
        find_family(kind),
        None if kind is None else claim.get("modality", "actual"),
        negated,
        claim.get("historic", find_file(half, document).get("historic", False) and "incident" not in claim),
        tuple(make_party(half, key) for key in claim.get("agents", [])),
        list_words([claim["target"]] if "target" in claim else []),
        claim.get("civilian"),
        list_weapons(claim.get("weapons", [])),
        make_site(half, document, claim),
        make_when(claim),
        tuple(
            make_count(half, document, f"{document['id']}.{number + 1}.{place}", row)
            for place, row in enumerate(claim.get("figures", []), 1)
        ),
        claim.get("head", False),
        claim["q"],
    )


def find_file(half: Half, document: dict[str, Any]) -> dict[str, Any]:
    """The incident that a document's file is about."""
    files = (data for data in half.files.values() if document in data.get("documents", []))
    incident: dict[str, Any] = next(files, {}).get("incident", {})
    return incident


def make_site(half: Half, document: dict[str, Any], row: dict[str, Any]) -> Site | None:
    """The place of a gold claim or figure, as its document means it."""
    sides = frozenset(actor["side"] for actor in half.actors.values() if "side" in actor)
    return find_place(row["place"], document["text"], list_countries(sides)) if "place" in row else None


def list_weapons(printed: list[str]) -> tuple[str, ...]:
    """The kinds of printed weapons: "cluster rockets" is a cluster-munition."""
    return tuple(sorted({kind for word in printed for kind in find_weapon(word)}))


def find_weapon(word: str) -> list[str]:
    """The kind of one printed weapon; the word itself where it is none we know."""
    known = {"cluster": "cluster-munition", "phosphorus": "white-phosphorus", "rocket": "rocket", "missile": "missile"}
    known |= {
        "drone": "drone",
        "artillery": "artillery",
        "shell": "artillery",
        "mortar": "mortar",
        "bomb": "aerial-bomb",
    }
    kinds = [kind for part, kind in known.items() if part in word.lower()]
    return kinds[:1] if len(kinds) > 0 else [word]


def make_when(row: dict[str, Any]) -> When | None:
    """The time of a gold claim or figure."""
    start, end = row.get("from", row.get("day")), row.get("to", row.get("day"))
    return None if start is None and end is None else When(start, end, "day" if start == end else "range")


def make_count(half: Half, document: dict[str, Any], identity: str, row: dict[str, Any]) -> Count:
    """A gold figure in brief."""
    low, high, bound = read_count(row["n"])
    return Count(
        identity,
        row["m"],
        low,
        high,
        bound,  # type: ignore[arg-type] # read_count returns the names of Bound
        row["q"],
        row.get("unit"),
        row.get("status"),
        row.get("nat"),
        row.get("group"),
        row.get("share_of"),
        row.get("scope", "incident"),
        make_site(half, document, row),
        make_when(row),
        row.get("as_of"),
        row.get("supersedes", find_earlier(document, identity, row)),
    )


def find_earlier(document: dict[str, Any], identity: str, row: dict[str, Any]) -> str | None:
    """The older value of the same running total that a document prints beside the new one: no point of its own."""
    if "toll" not in row or row.get("earlier", False):
        return None
    name = identity.partition(".")[0]
    for number, claim in enumerate(document["claims"], 1):
        for place, other in enumerate(claim.get("figures", []), 1):
            if other.get("earlier", False) and other.get("toll") == row["toll"]:
                return f"{name}.{number}.{place}"
    return None


def map_incidents(half: Half) -> dict[str, str]:
    """The gold incident of every claim; a claim of none is alone under its own id."""
    found: dict[str, str] = {}
    for incident, document in half.documents:
        for number, claim in enumerate(document["claims"], 1):
            name = f"{document['id']}.{number}"
            found[name] = claim.get("incident", incident) or f"none:{name}"
    return found
