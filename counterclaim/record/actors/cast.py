"""The actors of one document, and the words that name them, ready to be asked."""

from dataclasses import dataclass

from counterclaim.vocabulary import Actor

NAMED = {"armed-group", "organisation", "armed-force"}
"""Kinds that a group without a name may be called by: "a group calling itself the Valley Front"."""

NEXT = 8
"""Most characters between a group and its name, as in "observers of the OSCE": farther on stands whom it fights."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an actor; `head` is where its main word starts."""

    start: int
    end: int
    head: int
    actor: str
    apposed: bool = False
    """Whether a comma stands before it: ", Lieutenant-Colonel Jules Mbala"."""
    given: bool = False
    """Whether somebody gives it as his name: "calling himself Abu Yazan"."""
    owner: bool = False
    """Whether a possessive mark stands after it: "Paluku's wife" is not Paluku."""


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors of one document, found by the words that name them."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    source: str | None

    def resolve(self, start: int, end: int) -> Actor | None:
        """The actor these characters name: the first mention headed inside them, the longest where two begin there."""
        inside = [row for row in self.mentions if start <= row.head < end and row.start < end and row.end > start]
        inside = [row for row in inside if not row.owner] or inside
        if len(inside) == 0:
            return None
        best = min(inside, key=lambda row: (max(row.start, start), -row.end))
        return self.get(best.actor)

    def find_speaker(self, start: int, end: int) -> Actor | None:
        """The actor that a source's words name: the person in apposition to a role, inside them or right behind
        ("quoting the head of the town, Yevhen Malinin"), else what `resolve` finds."""
        first = self.resolve(start, end)
        if first is not None and first.kind != "person" and not first.name[:1].isupper():
            inside = [row for row in self.mentions if start <= row.start and row.end <= end]
            heads = [row.end for row in inside if row.actor == first.id]
            beside = [
                row for row in inside if row.apposed or row.given or any(0 <= row.start - at <= NEXT for at in heads)
            ]
            named = [self.get(row.actor) for row in beside]
            own = [
                actor for actor in named if actor.kind in NAMED and actor.name[:1].isupper() and actor.id != first.id
            ]
            if len(own) > 0 and first.kind in {"group", "organisation", "unknown", "armed-group"}:
                return own[0]
        if first is None or first.kind not in {"person", "unknown"} or is_named(first):
            return first
        inside = [row for row in self.mentions if start < row.start and row.end <= end and (row.apposed or row.given)]
        inside += [row for row in self.mentions if row.start == end + (len(", ") if row.apposed else len(" "))]
        named = [self.get(row.actor) for row in inside if is_named(self.get(row.actor))]
        return named[0] if len(named) > 0 else first

    def get(self, key: str) -> Actor:
        """The actor of this id."""
        return next(actor for actor in self.actors if actor.id == key)

    def find_source(self) -> Actor | None:
        """The actor that is the document's source."""
        return None if self.source is None else self.get(self.source)


def is_named(actor: Actor) -> bool:
    """Whether it is a person with a name, not a role alone."""
    return actor.kind == "person" and actor.name[:1].isupper() and actor.name != actor.role
