"""Weapons named in a sentence: "Grad rockets", "cluster munitions", "Shahed drones", and which kind each is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from counterclaim.data.lexicon import load_weapon_events, load_weapons, load_words
from counterclaim.record.text.parse import Sentence

LADEN = re.compile(
    r"\b(?P<vehicle>(?:car|truck|vehicle|van|lorry|lorrie|minibus|motorcycle|motorbike|pickup|taxi|tanker|bus)(?:e?s)?)"
    r"\s+(?:that was\s+)?(?:packed|laden|rigged|loaded|filled|stuffed|fitted|crammed|primed)"
    r"\s+with\s+(?:\w+\s+){0,2}?explosives?\b",
    re.IGNORECASE,
)
"""A vehicle made a bomb: "a truck packed with explosives"."""


CONTENTS = frozenset({"water", "fuel", "oil", "gas", "petrol", "storage", "septic", "fish", "milk"})
"""What a tank that is no weapon holds."""


@dataclass(frozen=True, slots=True)
class Arm:
    """A weapon in a sentence, from its first to its last token; `last` is the head noun."""

    kind: str
    first: Token
    last: Token
    prohibited: str | None

    @property
    def event(self) -> str | None:
        """The kind of event an attack with it is; None where that says nothing (a "mine" may be one of coal)."""
        return load_weapon_events().get(self.kind)


@cache
def compile_weapons() -> re.Pattern[str]:
    """One pattern for all weapons, longest first, plural allowed, hyphens and spaces alike; none begins after an
    apostrophe: "the village's 300 houses" are no S-300."""
    terms = sorted(load_weapons(), key=len, reverse=True)
    parts = [re.escape(term).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]?") for term in terms]
    return re.compile(rf"(?<!\w)(?<!\w['’])(?:{'|'.join(parts)})(?:s|es)?(?!\w)", re.IGNORECASE)


@cache
def normal_terms() -> dict[str, str]:
    """Terms by their letters and digits alone, for matches with other hyphens."""
    return {re.sub(r"[\s-]", "", term): term for term in load_weapons()}


def find_arms(sentence: Sentence) -> tuple[Arm, ...]:
    """Every weapon named in a sentence, in order."""
    text = sentence.text
    base = sentence.tokens.start_char
    arms = []
    for match in compile_weapons().finditer(text):
        inside = [t for t in sentence.tokens if match.start() <= t.idx - base < match.end()]
        term = look_term(match[0])
        if len(inside) == 0 or term is None or inside[-1].pos_ in ("VERB", "AUX") or is_foreign(inside[-1]):
            continue
        weapon = load_weapons()[term]
        arms.append(Arm(weapon.kind, inside[0], inside[-1], weapon.prohibited))
    return (*arms, *find_laden(sentence))


def find_laden(sentence: Sentence) -> Iterator[Arm]:
    """The vehicles of a sentence that carry a bomb."""
    base = sentence.tokens.start_char
    for match in LADEN.finditer(sentence.text):
        for token in sentence.tokens:
            if token.idx - base == match.start("vehicle"):
                yield Arm("car-bomb", token, token, None)


def look_term(text: str) -> str | None:
    """The term a match stands for."""
    plain = re.sub(r"[\s-]", "", text.lower())
    known = normal_terms()
    return known.get(plain) or known.get(plain.removesuffix("s")) or known.get(plain.removesuffix("es"))


def is_counting(noun: Token, arm: Arm) -> bool:
    """Whether a noun is the weapon's word or counts it: "a volley of rockets", "one of two missiles"."""
    if noun.i in (arm.last.i, arm.last.head.i):
        return True
    word = arm.last.head
    counted = word.lower_ == "of" and word.head.i == noun.i and arm.last.dep_ == "pobj"
    return counted and (noun.pos_ == "NUM" or noun.lemma_.lower() in load_words("volleys"))


def is_foreign(token: Token) -> bool:
    """Whether a weapon's word means something else: a treaty, a factory, a bomber that is no plane, tanks of water."""
    head = token.head
    if token.lemma_.lower() == "tank" and any(child.lower_ in CONTENTS for child in token.lefts):
        return True
    if token.lower_ == "bomber" and not any(child.dep_ in ("amod", "compound", "nummod") for child in token.children):
        return True
    if token.dep_ == "compound" and head.lemma_.lower() in load_words("no_weapon"):
        return True
    return head.i > token.i and token.dep_ == "pobj" and head.lower_ == "on" and head.head.lemma_ == "Convention"
