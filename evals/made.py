"""Records made by rule for a case of any size: sentences of a few shapes about made-up towns, both sides alike.

Numbers follow from the document's number alone, so that the same case is made again anywhere. Words of the filling
sentences are drawn by Zipf's law from 30,000 made-up ones, as the words of a language are: full-text search meets
very frequent and very rare words.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from counterclaim.store.write import Addition
from counterclaim.vocabulary import (
    SCHEMA,
    Act,
    Actor,
    ActorKind,
    Agent,
    Arrival,
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
    make_id,
)

RUN = Run("0.1.0", {"attribution": "sha256:made"}, "sha256:made")
SIDES = ("Azerbaijan", "Armenia", None)
KINDS = ("missile-strike", "shelling", "drone-strike", "clash", "airstrike", "sniping", "mine", "abduction", "arrest")
ACTS: tuple[Act, ...] = ("assert", "assert", "assert", "accuse", "accuse", "deny", "admit", "condemn")
CLAIMS = 10
"""Claims of a document: 100,000 documents make the 1,000,000 claims of the task."""
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "za", "gan", "mar", "shu", "ter", "yan")


@dataclass(frozen=True, slots=True)
class Town:
    """A made-up place."""

    name: str
    latitude: float
    longitude: float
    country: str


@cache
def make_words() -> tuple[list[str], list[float]]:
    """30,000 made-up words and the running sum of their frequencies."""
    draw = random.Random(1)
    words = list({"".join(draw.choices(SYLLABLES, k=draw.randint(2, 5))): None for _ in range(80_000)})[:30_000]
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


@cache
def make_towns() -> tuple[Town, ...]:
    """500 places around the Caucasus."""
    draw = random.Random(2)
    names = list({"".join(draw.choices(SYLLABLES, k=3)).capitalize(): None for _ in range(900)})[:500]
    return tuple(
        Town(name, round(draw.uniform(38, 43), 5), round(draw.uniform(43, 50), 5), draw.choice(("AZ", "AM", "GE")))
        for name in names
    )


@cache
def make_people() -> tuple[tuple[str, str | None], ...]:
    """300 claimants and their sides."""
    draw = random.Random(3)
    return tuple(
        (f"{''.join(draw.choices(SYLLABLES, k=2))} {''.join(draw.choices(SYLLABLES, k=3))}".title(), SIDES[number % 3])
        for number in range(300)
    )


class Made:
    """One made document: its text grows sentence by sentence, and every item notes where its words stand."""

    def __init__(self, number: int) -> None:
        """The document of this number, still empty."""
        self.draw = random.Random(number)
        self.number = number
        self.id = f"sha256:{hashlib.sha256(f'made {number}'.encode()).hexdigest()}"
        self.parts: list[str] = []
        self.length = 0
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}

    def write(self, words: str) -> Span:
        """The span of words put at the end of the text."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length, words)

    def fill(self, count: int) -> None:
        """Nothing; so many words without meaning were put."""
        words, weights = make_words()
        self.write(" " + " ".join(self.draw.choices(words, cum_weights=weights, k=count)).capitalize() + ". ")

    def find_actor(self, name: str, side: str | None, span: Span) -> str:
        """The id of the actor of this name in this document."""
        if name not in self.actors:
            kind: ActorKind = "state" if side == name else "person"
            self.actors[name] = Actor(
                make_id("actor", self.id, name),
                name,
                kind,
                None,
                None,
                side,
                "AZ" if side == "Azerbaijan" else None,
                (span,),
            )
        return self.actors[name].id

    def say(self) -> None:
        """Nothing; one sentence with a statement, a claim and at times a figure was put."""
        draw = self.draw
        (person, side), town = draw.choice(make_people()), draw.choice(make_towns())
        accused = draw.choice(("Armenia", "Azerbaijan"))
        day = f"20{draw.randint(20, 22)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        first = self.write(person)
        cue = self.write(" said")
        self.write(" that ")
        agent = self.write(accused)
        self.write(" attacked ")
        place = self.write(town.name)
        self.write(" on ")
        time = self.write(day)
        killed = draw.randint(1, 60)
        self.write(", killing ")
        count = self.write(str(killed))
        end = self.write(" civilians")
        content = Span(agent.start, end.end, "".join(self.parts)[agent.start : end.end])
        self.write(".")
        self.put_claim(
            (person, side, first, cue), (accused, agent), (town, place), (day, time), (killed, count), content
        )

    def put_claim(self, who, whom, where, when, many, content) -> None:  # type: ignore[no-untyped-def]  # pairs of say()
        """Nothing; the items of one sentence are noted."""
        (person, side, first, cue), (accused, agent), (town, place), (day, time), (killed, count) = (
            who, whom, where, when, many,
        )  # fmt: skip
        draw, at = self.draw, len(self.claims)
        speaker, name = self.find_actor(person, side, first), self.find_actor(accused, accused, agent)
        place_id = make_id("place", self.id, town.name)
        spot = Place(place_id, town.name, at, town.latitude, town.longitude, town.country, None, "point", 0.9, (place,))
        self.places.setdefault(town.name, spot)
        claimant = Claimant(speaker, person, person, side)
        reference = PlaceReference(place_id, town.name, town.name, (place,))
        moment = TimeReference(day, day, "day", day, (time,))
        statement = Statement(
            make_id("statement", self.id, at), None, Speaker(person, (first,), speaker, person), Phrase.of(cue),
            Phrase.of(content), "indirect", draw.choice(ACTS), 0.9,
        )  # fmt: skip
        figure_id = make_id("figure", self.id, at)
        has_figure = at % 5 < 2
        event = Event(
            draw.choice(KINDS), {"event": "ASSAULT", "mode": "heavy-weapons"}, "Shelling", "194", "actual", False
        )
        self.statements.append(statement)
        self.claims.append(
            Claim(
                make_id("claim", self.id, at), statement.id, claimant, statement.act, None, None, None, event,
                (Agent(name, accused, accused, (agent,)),), (Target(None, None, "civilians", (content,), True),), (),
                reference, moment, (figure_id,) if has_figure else (), False, (content,),
            )
        )  # fmt: skip
        if has_figure:
            of = Counted("civilians", "people", "civilian")
            self.figures.append(
                Figure(
                    figure_id, self.claims[-1].id, "killed" if at % 2 == 0 else "injured", killed, killed, "exact",
                    str(killed), (count,), of, None, "incident", reference, moment, None, None, claimant, False,
                )
            )  # fmt: skip


def make_addition(number: int) -> Addition:
    """The capture and record of the made document of this number: about 2,500 characters, 10 claims, 4 figures."""
    made = Made(number)
    draw = made.draw
    headline = made.write(f"Dispatch {number} from the front")
    made.write("\n")
    for _ in range(CLAIMS):
        made.say()
        made.fill(draw.randint(10, 35))
    text = "".join(made.parts)
    side = draw.randrange(3)
    source = f"{('Azer', 'Arm', 'World')[side]} News {draw.randint(1, 15)}"
    url = f"https://news{side}.example.org/{number}"
    day = f"20{draw.randint(20, 22)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    published = f"{day}T{draw.randint(0, 23):02d}:00:00+04:00"
    data = f"<html><title>{headline.quote}</title><body>{text}</body></html>".encode()
    capture = Capture(hashlib.sha256(data).hexdigest(), url, "2022-12-31T00:00:00+00:00", "text/html")
    document = Document(
        made.id, capture, headline.quote, Source(source, f"news{side}.example.org"), (), published, "metadata", "en",
        text, headline,
    )  # fmt: skip
    record = Record(
        SCHEMA, RUN, document, tuple(made.statements), tuple(made.claims), tuple(made.figures),
        tuple(made.actors.values()), tuple(made.places.values()), (), (), (), (),
    )  # fmt: skip
    return Addition(Arrival(capture, data, url, url, status=200), record)


def make_additions(first: int, last: int) -> Iterator[Addition]:
    """Made documents by number, the last left out."""
    return map(make_addition, range(first, last))
