"""Records made by rule for a case of any size: sentences of a few shapes about made-up towns, both sides alike.

Numbers follow from the document's number alone, so that the same case is made again anywhere. Documents come in the
order of time, 90 a day; each tells of two or three events of the last days, some of which everybody tells of and some
nobody else; every fifth is a reprint. Now and then somebody denies, without a day as often as with one, or gives a
total since the war began. Words of the filling sentences are drawn by Zipf's law from 30,000 made-up ones, as the
words of a language are: full-text search meets very frequent and very rare words.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
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
KINDS = (
    "missile-strike",
    "shelling",
    "drone-strike",
    "air-strike",
    "armed-clash",
    "landmine-ied",
    "abduction",
    "attack",
)
ACTS: tuple[Act, ...] = ("assert", "assert", "assert", "accuse", "accuse", "accuse", "admit", "condemn")
FIRST = date(2020, 1, 1)
DAILY = 90
"""Documents a day: 100,000 make three years."""
EVENTS = 40
"""Events a day that documents can tell of: at 90 documents five or six tell of one, of the best known thirty."""
CLAIMS = 10
"""Claims of a document: 100,000 documents make the 1,000,000 claims of the task."""
SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "za", "gan", "mar", "shu", "ter", "yan")


@dataclass(frozen=True, slots=True)
class Town:
    """A made-up place."""

    number: int
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
        Town(
            number,
            name,
            round(draw.uniform(38, 43), 5),
            round(draw.uniform(43, 50), 5),
            draw.choice(("AZ", "AM", "GE")),
        )
        for number, name in enumerate(names, 1)
    )


@cache
def make_people() -> tuple[tuple[str, str | None], ...]:
    """300 claimants and their sides."""
    draw = random.Random(3)
    return tuple(
        (f"{''.join(draw.choices(SYLLABLES, k=2))} {''.join(draw.choices(SYLLABLES, k=3))}".title(), SIDES[number % 3])
        for number in range(300)
    )


@cache
def map_people() -> dict[str, str | None]:
    """The side of each claimant."""
    return dict(make_people())


@dataclass(frozen=True, slots=True)
class Happening:
    """A made-up event: all that its reports agree on."""

    town: Town
    day: str
    kind: str
    accused: str
    killed: int


@lru_cache(maxsize=10_000)
def make_happening(day: date, number: int) -> Happening:
    """An event of a day; a few towns are struck most."""
    draw = random.Random(f"{day} {number}")
    towns = make_towns()
    town = towns[int(len(towns) * draw.random() ** 3)]
    return Happening(town, day.isoformat(), draw.choice(KINDS), draw.choice(SIDES[:2]), draw.randint(1, 60))


class Made:
    """One made document: its text grows sentence by sentence, and every item notes where its words stand."""

    def __init__(self, number: int, copied: int) -> None:
        """The document of this number, still empty; `copied`: the number of the one it reprints, or its own."""
        self.draw = random.Random(copied)
        self.number = number
        self.day = FIRST + timedelta(days=copied // DAILY)
        self.events = [self.pick_event() for _ in range(self.draw.choice((2, 3)))]
        self.id = f"sha256:{hashlib.sha256(f'made {number}'.encode()).hexdigest()}"
        self.parts: list[str] = []
        self.length = 0
        self.statements: list[Statement] = []
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}

    def pick_event(self) -> Happening:
        """An event of this day or the two before: those of low numbers are told most."""
        day = self.day - timedelta(days=self.draw.choice((0, 0, 0, 1, 1, 2)))
        return make_happening(day, int(EVENTS * self.draw.random() ** 2))

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
        draw, event = self.draw, self.draw.choice(self.events)
        (person, side), chance = draw.choice(make_people()), draw.random()
        denies, total = side == event.accused and chance < 0.2, chance > 0.97
        first = self.write(person)
        cue = self.write(" denied" if denies else " said")
        self.write(" that ")
        agent = self.write(event.accused)
        self.write(" attacked ")
        place = self.write(event.town.name)
        dated = not (denies and chance < 0.1)
        self.write(" since " if total else " on " if dated else "")
        time = self.write(FIRST.isoformat() if total else event.day) if dated else None
        count = None
        if not denies:
            self.write(", killing ")
            killed = event.killed if chance < 0.9 else event.killed + draw.randint(1, 9)
            count = self.write(str(killed * 40 if total else killed))
        end = self.write(" civilians" if not denies else ", or anybody there")
        content = Span(agent.start, end.end, "".join(self.parts)[agent.start : end.end])
        self.write(".")
        act: Act = "deny" if denies else draw.choice(ACTS)
        statement = self.put_statement((person, side), (first, cue, content), act)
        self.put_claim(event, statement, (agent, place, time, count), total)

    def put_statement(self, who: tuple[str, str | None], spans: tuple[Span, Span, Span], act: Act) -> Statement:
        """The statement of one sentence, noted."""
        (person, side), (first, cue, content) = who, spans
        speaker = Speaker(person, (first,), self.find_actor(person, side, first), person)
        name = make_id("statement", self.id, len(self.statements))
        statement = Statement(name, None, speaker, Phrase.of(cue), Phrase.of(content), "indirect", act, 0.9)
        self.statements.append(statement)
        return statement

    def put_claim(
        self,
        event: Happening,
        statement: Statement,
        spans: tuple[Span, Span, Span | None, Span | None],
        total: bool,
    ) -> None:
        """Nothing; the claim of one sentence and its figure are noted."""
        (agent, spot, time, count), at, speaker = spans, len(self.claims), statement.speaker
        assert speaker is not None
        assert statement.content is not None
        place = self.find_place(event.town, spot)
        side = map_people()[speaker.text]
        claimant = Claimant(speaker.actor, speaker.name, speaker.text, side)
        moment = None
        if time is not None:
            last = self.day.isoformat() if total else event.day
            moment = TimeReference(time.quote, last, "range" if total else "day", time.quote, (time,))
        accused = self.find_actor(event.accused, event.accused, agent)
        content = statement.content.spans
        figure = make_id("figure", self.id, at)
        counted = count is not None and at % 5 < 2
        claim = Claim(
            make_id("claim", self.id, at), statement.id, claimant, statement.act, None,
            "responsibility" if statement.act == "deny" else None, None,
            Event(event.kind, {"event": "ASSAULT", "mode": "heavy-weapons"}, "Shelling", "194", "actual", False),
            (Agent(accused, event.accused, event.accused, (agent,)),),
            (Target(None, None, "civilians", content, True),), (), place, moment,
            (figure,) if counted else (), False, content,
        )  # fmt: skip
        self.claims.append(claim)
        if counted and count is not None:
            number = int(count.quote)
            self.figures.append(
                Figure(
                    figure, claim.id, "killed" if at % 2 == 0 else "injured", number, number, "exact", count.quote,
                    (count,), Counted("civilians", "people", "civilian"), None,
                    "running" if total else "incident", place, moment, None, None,
                    claimant, False,
                )
            )  # fmt: skip

    def find_place(self, town: Town, span: Span) -> PlaceReference:
        """The reference to this town, which is a place of this document."""
        name = make_id("place", self.id, town.name)
        point = Place(
            name, town.name, town.number, town.latitude, town.longitude, town.country, None, "point", 0.9, (span,)
        )
        self.places.setdefault(town.name, point)
        return PlaceReference(name, town.name, town.name, (span,))


def find_copied(number: int) -> int:
    """The number of the document that this one reprints, or its own: every fifth reprints one of the sixty before."""
    draw = random.Random(f"copy {number}")
    while number > 60 and draw.random() < 0.2:
        number -= draw.randint(1, 60)
        draw = random.Random(f"copy {number}")
    return number


def make_addition(number: int) -> Addition:
    """The capture and record of the made document of this number: about 2,500 characters, 10 claims, 4 figures."""
    copied = find_copied(number)
    made = Made(number, copied)
    draw = made.draw
    headline = made.write(f"Dispatch {copied} from the front")
    made.write("\n")
    for _ in range(CLAIMS):
        made.say()
        made.fill(draw.randint(10, 35))
    text = "".join(made.parts)
    own = random.Random(f"own {number}")
    side = own.randrange(3)
    source = f"{('Azer', 'Arm', 'World')[side]} News {own.randint(1, 15)}"
    url = f"https://news{side}.example.org/{number}"
    day = FIRST + timedelta(days=number // DAILY)
    published = f"{day.isoformat()}T{24 * (number % DAILY) // DAILY:02d}:{number % 60:02d}:00+04:00"
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
