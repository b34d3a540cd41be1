"""Which claim of the document another claim answers: one told by somebody else, about the answerer's own side.

A denial seldom repeats what it denies ("rejected the charge", "We do not fire on camps"). What counts is whose deed is
told, what the words share, and how near it stands. Of 113 denials of the gold's development half (docs/evals.md) 99
answer a claim printed in the same text, so that the best candidate is mostly right and a low line serves best.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.data.countries import load_countries
from counterclaim.data.patterns import load_pattern
from counterclaim.record.claims.acting import is_same_side
from counterclaim.record.claims.topics import find_topics
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.roles import STRIKING
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import get_actor, get_party, is_told_of
from counterclaim.vocabulary import Actor, Claim, Statement

WEIGHTS = {
    "bias": -1.0,
    "own deed": 1.0,
    "other's deed": -0.5,
    "own side tells": -1.4,
    "other side tells": 0.9,
    "same kind": 0.4,
    "kin": 0.2,
    "other kind": -0.1,
    "same weapon": -0.1,
    "same place": 0.6,
    "elsewhere": -0.6,
    "result": -0.9,
    "blow": -0.6,
    "words": 1.2,
    "number": 0.0,
    "nothing shared": 0.2,
    "accuses": 1.4,
    "denies": -1.5,
    "topics": 0.5,
    "off topic": -1.0,
    "teller named": 0.4,
    "answerer named": 0.8,
    "in headline": -1.5,
    "no event": -0.4,
    "source": -0.5,
    "same sentence": 1.7,
    "same paragraph": 2.8,
    "paragraph before": 0.8,
    "two before": 0.4,
    "later here": -0.1,
    "later": -1.6,
    "pointed at": 0.5,
    "its number": 0.5,
    "no number": 0.2,
    "its status": 1.7,
}
"""Weights of a conditional logit over the candidates of 237 denials: 102 of the gold's development half and 135 of
articles of our own, L2 1 towards those of fewer denials before, rounded. In ten folds by document 138 of all 367
denials there, found or not, point rightly; 132 with the weights before. The words' vectors of the encoder add two.
Those of "denies" and "source" were set among -2 to .1 when denials could be answered too."""
ENOUGH = 0.0
"""Score from which a claim is taken for the one that a denial answers."""
NONE = -99.0
HELD = 9.0
"""Score of a claim that the denial itself repeats: more than any other can have."""
BEFORE, AFTER = 60, 30
"""Claims before and after a denial among which it finds what it denies: those of an article of 1,500 words."""
TOPICS = 2
"""Most topics in common that count."""
STEMS = 3
"""Most words in common that count."""
SKIPPED = {"doubt"}
"""Acts of claims that nobody denies: a doubt tells nothing. A denial is denied too, and what a demand or a threat tells
of as done: "We struck only a depot", "There was no depot"."""
SAID, POINTING = load_pattern("shared"), load_pattern("pointing")
NUMBER, STATUS, FIGHTERS = load_pattern("number"), load_pattern("status"), load_pattern("fighters")
STOP = re.compile(r"[.!?][”\"’']?\s")
NUMBERS = re.compile(r"\d[\d,. ]*\d|\d")


@dataclass(frozen=True)
class Told:
    """A claim with what it is compared by."""

    claim: Claim
    reading: Reading

    @cached_property
    def speaker(self) -> Actor | None:
        """Who makes it."""
        return get_actor(self.claim.claimant.actor, self.reading)

    @cached_property
    def text(self) -> str:
        """Its words, and those of the statement it stands in."""
        statement = find_statement(self.claim, self.reading)
        said = "" if statement is None else statement.content.text
        return " ".join([*(span.quote for span in self.claim.evidence), said])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Beginnings of its telling words: those of names of its speaker are left out."""
        name = "" if self.speaker is None else self.speaker.name.lower()
        return frozenset(stem_words(self.text, name))

    @cached_property
    def sentence(self) -> str:
        """The sentence that it opens in."""
        found = self.reading.find_sentence(self.start)
        return self.text if found is None else found.text

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """Beginnings of the telling words of that sentence."""
        return frozenset(stem_words(self.sentence))

    @cached_property
    def said(self) -> frozenset[str]:
        """Beginnings of all telling words of its text."""
        return frozenset(stem_words(self.text))

    @cached_property
    def names(self) -> frozenset[str]:
        """Beginnings of the words that name who makes it, those that any office shares left out."""
        actor, claimant = self.speaker, self.claim.claimant
        country = None if actor is None or actor.country is None else load_countries().get(actor.country)
        words = [claimant.name or "", claimant.text or ""]
        words += [] if country is None else [country.name, *country.demonyms]
        return frozenset(stem_words(" ".join(words)))

    @cached_property
    def topics(self) -> frozenset[str]:
        """What it is about."""
        own = " ".join(span.quote for span in self.claim.evidence)
        return find_topics(own, None if self.claim.event is None else self.claim.event.kind)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers of two digits and more, without commas and spaces."""
        found = (re.sub(r"[,. ]", "", match) for match in NUMBERS.findall(self.text))
        return frozenset(number for number in found if number != "")

    @cached_property
    def is_number(self) -> bool:
        """Whether it is about a number."""
        return NUMBER.search(self.text) is not None

    @cached_property
    def is_status(self) -> bool:
        """Whether it is about who was there, and not about a number."""
        return not self.is_number and STATUS.search(self.text) is not None

    @cached_property
    def has_fighters(self) -> bool:
        """Whether it tells of fighters."""
        return FIGHTERS.search(self.text) is not None

    @cached_property
    def start(self) -> int:
        """Where its own words begin."""
        return self.claim.evidence[0].start

    @cached_property
    def paragraph(self) -> int:
        """Which paragraph it stands in."""
        text = self.reading.document.text
        return text.count("\n", 0, self.start) - text.count("\n\n", 0, self.start)

    def between(self, other: "Told") -> str:
        """The text between another claim before it and this one."""
        return self.reading.document.text[other.claim.evidence[-1].end : self.start]

    @cached_property
    def quoted(self) -> bool:
        """Whether the text tells it as a claim that it then judges: "the claim of X that … is a fabrication"."""
        statement = find_statement(self.claim, self.reading)
        return statement is not None and is_told_of(statement, self.reading.document.text)

    @cached_property
    def pointing(self) -> bool:
        """Whether it only points at what was said: "rejected the charge"."""
        statement = find_statement(self.claim, self.reading)
        return statement is not None and POINTING.match(statement.content.text) is not None


def stem_words(text: str, left: str = "") -> list[str]:
    """Beginnings of the telling words of a text, those of `left` left out."""
    words = re.findall(r"[^\W\d_]{4,}", SAID.sub(" ", text.lower()))
    return [word[:5] for word in words if word not in left]


@dataclass(frozen=True)
class Desk:
    """The claims of a document in the order of the text, each with what it is compared by, worked out once."""

    claims: tuple[Claim, ...]
    told: tuple[Told, ...]
    starts: tuple[int, ...]

    @staticmethod
    def lay(claims: tuple[Claim, ...], reading: Reading) -> "Desk":
        """The desk of these claims."""
        told = tuple(Told(claim, reading) for claim in claims)
        return Desk(claims, told, tuple(claim.evidence[0].start for claim in claims))

    def list_near(self, start: int) -> range:
        """Positions of the claims around a place: no more for a long text than for a short one."""
        at = bisect_left(self.starts, start)
        return range(max(0, at - BEFORE), min(len(self.claims), at + AFTER))


def find_statement(claim: Claim, reading: Reading) -> Statement | None:
    """The statement a claim stands in."""
    return next((row for row in reading.statements if row.id == claim.statement), None)


def find_answered(claim: Claim, desk: Desk, reading: Reading) -> tuple[Claim | None, float]:
    """The claim that this one answers, and how well it fits; None where none fits at all."""
    answer = Told(claim, reading)
    scored = [(score_answer(answer, desk.told[index]), index) for index in desk.list_near(answer.start)]
    near = {index: abs(desk.starts[index] - answer.start) for _, index in scored}
    best = max(scored, key=lambda row: (round(row[0], 2), -near[row[1]]), default=(NONE, 0))
    return (desk.claims[best[1]], best[0]) if best[0] > NONE else (None, NONE)


def score_answer(answer: Told, other: Told) -> float:
    """How well a claim fits as the one answered: above zero it is more likely answered than that none is."""
    if not may_answer(answer, other):
        return NONE
    if holds(answer.claim, other.claim):
        return HELD
    if other.claim.event is not None and other.claim.event.modality == "hypothetical" and not other.quoted:
        return NONE
    features = describe_pair(answer, other)
    return WEIGHTS["bias"] + sum(WEIGHTS[name] * value for name, value in features.items() if value != 0)


def describe_pair(answer: Told, other: Told) -> dict[str, float]:
    """What speaks for and against a claim as the one answered."""
    shared = len(answer.stems & other.stems)
    found = {
        **compare_parties(answer, other),
        **compare_events(answer.claim, other.claim),
        **compare_places(answer, other),
        **compare_matter(answer, other),
        "words": min(shared, STEMS),
        "number": len(answer.numbers & other.numbers) > 0,
        "nothing shared": shared == 0 and not answer.pointing,
        "accuses": other.claim.act == "accuse",
        "denies": other.claim.act == "deny",
        "topics": min(len(answer.topics & other.topics), TOPICS),
        "off topic": len(answer.topics) > 0 and len(answer.topics & other.topics) == 0,
        "teller named": len((other.names - answer.names) & answer.mentioned) > 0,
        "answerer named": len(answer.names & other.said) > 0,
        "in headline": other.claim.in_headline and not answer.claim.in_headline,
        "no event": other.claim.event is None,
        "source": other.claim.claimant.voice == "source",
    }
    return {name: float(value) for name, value in found.items()}


def may_answer(answer: Told, other: Told) -> bool:
    """Whether one claim can be an answer to the other: somebody else's, told as having happened."""
    claim, event = other.claim, other.claim.event
    if claim.id == answer.claim.id or claim.act in SKIPPED or is_same_voice(answer.claim, claim):
        return False
    if event is None:
        return claim.act in {"accuse", "admit", "assert", "deny"} and not reports(other, answer)
    return not event.negated and event.modality != "planned"


def reports(other: Told, answer: Told) -> bool:
    """Whether a claim without an event is only that somebody denies: "the army denied it, state television said"."""
    statement = find_statement(answer.claim, answer.reading)
    if statement is None or statement.cue is None or other.claim.statement == statement.id:
        return False
    at = statement.cue.spans[0].start
    return any(span.start <= at < span.end for span in other.claim.evidence)


def is_same_voice(one: Claim, two: Claim) -> bool:
    """Whether one claimant makes both claims, however it is named in each."""
    if one.claimant.voice != two.claimant.voice:
        return False
    return (one.claimant.actor, one.claimant.name) == (two.claimant.actor, two.claimant.name)


def holds(answer: Claim, other: Claim) -> bool:
    """Whether a denial's own words tell the claim: "the claim that X shelled Y is a fabrication"."""
    cue = None if other.event is None else other.event.cue
    inside = cue is not None and any(span.start <= cue.start < span.end for span in answer.evidence)
    return answer.event is None and inside


def compare_matter(answer: Told, other: Told) -> dict[str, bool]:
    """By what the answer is about: a number, or who was there; then by whether the other tells one."""
    return {
        "its number": answer.is_number and len(other.claim.figures) > 0,
        "no number": answer.is_number and len(other.claim.figures) == 0,
        "its status": answer.is_status and other.has_fighters,
    }


def compare_parties(answer: Told, other: Told) -> dict[str, bool]:
    """By whose deed is told: the answerer's own, which is what one denies or admits, or somebody else's."""
    accused = [get_party(agent, answer.reading) for agent in other.claim.agents]
    accused += [get_party(row, answer.reading) for row in other.claim.targets if other.claim.event is None]
    own = any(is_same_side(answer.speaker, actor) for actor in accused) or denies_loss(answer, other, accused)
    return {
        "own deed": own,
        "other's deed": not own and any(is_opponent(answer.speaker, actor) for actor in accused),
        "own side tells": is_same_side(answer.speaker, other.speaker),
        "other side tells": is_opponent(answer.speaker, other.speaker),
    }


def denies_loss(answer: Told, other: Told, accused: Sequence[Actor | None]) -> bool:
    """Whether what the other side says that it took is said not to be lost: "denied that the base had fallen"."""
    event = other.claim.event
    taken = event is not None and event.kind.startswith("territory") and "ground" in answer.topics
    return taken and any(is_opponent(answer.speaker, actor) for actor in accused)


def is_opponent(one: Actor | None, two: Actor | None) -> bool:
    """Whether two actors are of different sides."""
    if one is None or two is None:
        return False
    if one.side is not None and two.side is not None:
        return one.side != two.side
    return one.country is not None and two.country is not None and one.country != two.country


def compare_events(answer: Claim, other: Claim) -> dict[str, bool]:
    """By how alike the events are: kind, weapon, place."""
    one, two = answer.event, other.event
    both = one is not None and two is not None
    same = one is not None and two is not None and one.kind == two.kind
    related = both and all(row is not None and (row.kind in STRIKING or row.kind in RESULTS) for row in (one, two))
    placed = answer.place is not None and other.place is not None and not answer.place.inferred
    here = placed and answer.place is not None and other.place is not None and answer.place.id == other.place.id
    return {
        "same kind": same,
        "kin": related and not same,
        "other kind": both and not same and not related,
        "same weapon": len({row.kind for row in answer.weapons} & {row.kind for row in other.weapons}) > 0,
        "same place": here,
        "elsewhere": placed and not here,
        "result": two is not None and two.kind in RESULTS,
        "blow": two is not None and two.kind in STRIKING,
    }


def compare_places(answer: Told, other: Told) -> dict[str, bool]:
    """By where it stands in the text: mostly right before; a headline answers what is below it, or
    its own first half."""
    head = answer.claim.in_headline and not other.claim.in_headline
    gap = answer.paragraph - other.paragraph
    later = other.start > answer.start
    before = not head and not later
    return {
        "same sentence": before and gap == 0 and STOP.search(answer.between(other)) is None,
        "same paragraph": before and gap == 0,
        "paragraph before": before and gap == 1,
        "two before": before and gap == 2,
        "later here": not head and later and gap == 0,
        "later": not head and later and gap != 0,
        "pointed at": answer.pointing and before and gap in (0, 1),
    }
