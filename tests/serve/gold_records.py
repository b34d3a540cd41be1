"""Records made of the gold case, as if a perfect machine had read it: fast, the same every time, no model."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from counterclaim.vocabulary import (
    SCHEMA,
    Actor,
    Agent,
    Capture,
    Claim,
    Claimant,
    Counted,
    Document,
    Event,
    Figure,
    Phrase,
    Place,
    PlaceReference,
    Record,
    Run,
    Source,
    Span,
    Speaker,
    Statement,
    Target,
    TimeReference,
    Weapon,
    make_id,
)

GOLD = Path(__file__).parents[2] / "evals" / "case"
RUN = Run("0.1.0", {"attribution": "sha256:0"}, "sha256:0")
POINTS = {
    "Ganja": (40.683, 46.361, "AZ"),
    "Tartar": (40.343, 46.932, "AZ"),
    "Mingachevir": (40.764, 47.059, "AZ"),
    "Martuni": (39.795, 47.112, "AZ"),
    "Stepanakert": (39.815, 46.752, "AZ"),
    "Khankendi": (39.815, 46.752, "AZ"),
    "Shushi": (39.758, 46.749, "AZ"),
    "Shusha": (39.758, 46.749, "AZ"),
    "Aghdam": (39.993, 46.927, "AZ"),
    "Lachin": (39.637, 46.546, "AZ"),
    "Vardenis": (40.183, 45.731, "AM"),
    "Goranboy": (40.610, 46.789, "AZ"),
    "Hadrut": (39.520, 47.032, "AZ"),
    "Martakert": (40.212, 46.813, "AZ"),
    "Aghdara": (40.212, 46.813, "AZ"),
    "Druzhkivka": (48.630, 37.556, "UA"),
    "Donetsk": (48.015, 37.802, "UA"),
    "Odesa": (46.482, 30.723, "UA"),
    "Shebekino": (50.410, 36.898, "RU"),
}
"""Radyvonivka has none on purpose: an incident without a place on the map has to appear all the same."""


def load_records(folder: Path) -> list[Record]:
    """The records of one half of the gold case, in the order of the files."""
    actors = tomllib.loads((folder / "actors.toml").read_text(encoding="utf-8"))
    sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    people = {key: {"name": item["names"][0], **item} for key, item in actors.items()}
    everyone = {**people, **{key: {"kind": "medium", **item} for key, item in sources.items()}}
    records = []
    for path in sorted(folder.glob("*.toml")):
        kept = tomllib.loads(path.read_text(encoding="utf-8"))
        records += [GoldRecord(document, everyone).build() for document in kept.get("documents", ())]
    return records


class GoldRecord:
    """One gold document on its way to a record."""

    def __init__(self, gold: Mapping[str, Any], everyone: Mapping[str, Any]) -> None:
        self.gold, self.everyone = gold, everyone
        source = everyone[gold["source"]]
        text = gold["text"].strip("\n")
        url = f"https://{source['domain']}/{gold['id']}"
        capture = Capture(hashlib.sha256(text.encode()).hexdigest(), url, gold["published"], "text/html")
        title = text.split("\n", 1)[0]
        id_ = f"sha256:{hashlib.sha256((url + text).encode()).hexdigest()}"
        head = Span(0, len(title), title)
        place = Source(source["name"], source["domain"])
        self.document = Document(
            id_, capture, title, place, (), gold["published"], "metadata", "en", text, headline=head
        )
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, list[Span]] = {}
        self.places: dict[str, list[Span]] = {}

    def build(self) -> Record:
        """The record."""
        for order, gold in enumerate(self.gold.get("claims", ())):
            self.add_claim(order, gold)
        return Record(
            SCHEMA,
            RUN,
            self.document,
            tuple(self.statements),
            tuple(self.claims),
            tuple(self.figures),
            tuple(self.make_actors()),
            tuple(self.make_places()),
            (),
            (),
            (),
            (),
        )

    def find(self, words: str, *, within: Span | None = None, at: int = 1) -> Span | None:
        """The place of these words: inside a span where they stand there."""
        text = self.document.text
        start = -1 if within is None else text.find(words, within.start, within.end)
        if start < 0:
            starts = [match.start() for match in re.finditer(re.escape(words), text)]
            start = starts[min(at, len(starts)) - 1] if len(starts) > 0 else -1
        return None if start < 0 else self.document.span(start, start + len(words))

    def add_claim(self, order: int, gold: Mapping[str, Any]) -> None:
        """One claim with its statement and figures."""
        quote = self.find(gold["q"])
        assert quote is not None, (self.gold["id"], gold["q"])
        who = self.everyone[gold["by"]]
        own = gold["by"] == self.gold["source"]
        statement = None if own else self.add_statement(order, gold, quote)
        claimant = Claimant(
            None if own else self.name_actor(gold["by"]),
            who["name"],
            None if own else who["name"],
            who.get("side"),
            "source" if own else "speaker",
        )
        id_ = make_id("claim", self.document.id, order)
        figures = tuple(
            self.add_figure(number, gold, item, id_, claimant, quote)
            for number, item in enumerate(gold.get("figures", ()))
        )
        event = (
            None
            if gold.get("kind") is None
            else Event(gold["kind"], {}, None, None, "actual", gold.get("negated", False))
        )
        agents = tuple(self.make_agent(key, quote) for key in gold.get("agents", ()))
        target = gold.get("target")
        spans = tuple(span for span in (self.find(target),) if span is not None) if target is not None else ()
        targets = () if target is None else (Target(None, None, target, spans, gold.get("civilian")),)
        weapons = tuple(Weapon(kind, kind, (quote,)) for kind in gold.get("weapons", ()))
        responsibility = {"accuse": "asserted", "admit": "admitted"}.get(gold["act"])
        if gold.get("denied") == "responsibility":
            responsibility = "denied"
        place, time = self.make_place(gold.get("place"), quote), make_time(gold, quote)
        head = gold.get("head", False)
        said = (gold["act"], None, gold.get("denied"), responsibility)
        told = (agents, targets, weapons, place, time, figures)
        self.claims.append(Claim(id_, statement, claimant, *said, event, *told, head, (quote,)))

    def add_statement(self, order: int, gold: Mapping[str, Any], quote: Span) -> str:
        """The statement of a claim that someone else than the source makes."""
        who = self.everyone[gold["by"]]
        id_ = make_id("statement", self.document.id, order)
        named = next((span for name in who.get("names", (who["name"],)) if (span := self.find(name)) is not None), None)
        spans = () if named is None else (named,)
        speaker = Speaker(
            who["name"] if named is None else named.quote, spans, self.name_actor(gold["by"]), who["name"]
        )
        said = self.find("said")
        cue = None if said is None else Phrase.of(said)
        self.statements.append(Statement(id_, None, speaker, cue, Phrase.of(quote), "indirect", gold["act"], 0.9))
        return id_

    def add_figure(
        self, number: int, gold: Mapping[str, Any], item: Mapping[str, Any], claim: str, claimant: Claimant, quote: Span
    ) -> str:
        """One figure."""
        words = self.find(item["q"], within=quote, at=item.get("at", 1)) or quote
        low, high, bound = read_number(str(item.get("n", "")))
        id_ = make_id("figure", claim, number)
        of = Counted(item.get("of"), item.get("unit", "people"), item.get("status"), item.get("nat"), item.get("group"))
        start = item.get("from")
        time = (
            TimeReference(start, None, "range", words.quote, (words,)) if start is not None else make_time(gold, quote)
        )
        as_of = item.get("as_of") or self.gold["published"][:10]
        self.figures.append(
            Figure(
                id_, claim, item["m"], low, high, bound, words.quote, (words,), of, None, item.get("scope", "incident"),
                self.make_place(gold.get("place"), quote), time, as_of, None, claimant, gold.get("head", False),
            )
        )  # fmt: skip
        return id_

    def make_agent(self, key: str, quote: Span) -> Agent:
        """An alleged perpetrator."""
        who = self.everyone[key]
        return Agent(self.name_actor(key), who["name"], who["name"], (quote,))

    def name_actor(self, key: str) -> str:
        """The id of an actor, who is named by the first of its names that stands in the text."""
        names = self.everyone[key].get("names", (self.everyone[key]["name"],))
        self.actors[key] = [span for name in names if (span := self.find(name)) is not None][:1]
        return make_id("actor", self.document.id, key)

    def make_actors(self) -> Iterable[Actor]:
        """The actors named."""
        for key, mentions in self.actors.items():
            who = self.everyone[key]
            id_ = make_id("actor", self.document.id, key)
            yield Actor(
                id_, who["name"], who.get("kind", "unknown"), None, None, who.get("side"), None, tuple(mentions)
            )

    def make_place(self, name: str | None, quote: Span) -> PlaceReference | None:
        """Where, by name."""
        if name is None:
            return None
        words = self.find(name, within=quote)
        self.places.setdefault(name, []).extend(() if words is None else (words,))
        id_ = make_id("place", self.document.id, name)
        return PlaceReference(id_, name, name, () if words is None else (words,), inferred=words is None)

    def make_places(self) -> Iterable[Place]:
        """The places named, with their coordinates."""
        for name, mentions in self.places.items():
            latitude, longitude, country = POINTS.get(name, (None, None, None))
            id_ = make_id("place", self.document.id, name)
            spans = tuple(sorted(set(mentions)))
            yield Place(id_, name, None, latitude, longitude, country, None, "point", 0.9, spans)


def make_time(gold: Mapping[str, Any], quote: Span) -> TimeReference | None:
    """When, by the gold day."""
    day = gold.get("day")
    return None if day is None else TimeReference(str(day), str(day), "day", str(day), (quote,))


def read_number(text: str) -> tuple[int | None, int | None, Any]:
    """(low, high, bound) of the gold's numbers: 5, >=5, >5, <=5, ~5, 5-7; anything else is vague."""
    match = re.fullmatch(r"(>=|<=|>|<|~)?(\d+)(?:-(\d+))?(\+)?", text)
    if match is None:
        return None, None, "vague"
    sign, low, high = match[1], int(match[2]), match[3]
    if high is not None:
        return low, int(high), "between"
    kinds: dict[str | None, tuple[int | None, int | None, str]] = {
        ">=": (low, None, "at_least"),
        ">": (low, None, "over"),
        "<=": (None, low, "at_most"),
        "<": (None, low, "under"),
        "~": (low, low, "about"),
        None: (low, low, "exact"),
    }
    return kinds[sign] if match[4] is None else (low, None, "at_least")
