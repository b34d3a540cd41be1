"""Verbs that their particle, object or weapon makes an event: "beat back", "led away", "drove over a mine"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words, read_table
from counterclaim.record.counting.counted import look_noun
from counterclaim.record.events.weapons import Arm
from counterclaim.record.text.grammar import list_objects, list_phrases, read_lemma


@dataclass(frozen=True, slots=True)
class Turn:
    """One row of turns.toml: everything it names must be there."""

    kind: str
    verbs: frozenset[str]
    particles: frozenset[str]
    objects: frozenset[str]
    people: bool
    after: tuple[str, ...]
    nouns: frozenset[str]
    weapons: frozenset[str]


@cache
def load_turns() -> dict[str, tuple[Turn, ...]]:
    """The rows by verb."""
    found: dict[str, list[Turn]] = {}
    for row in read_table("turns.toml")["turn"]:
        turn = Turn(
            row["kind"],
            frozenset(row["verbs"]),
            frozenset(row.get("particles", ())),
            frozenset(row.get("objects", ())),
            bool(row.get("people", False)),
            tuple(row.get("after", ())),
            frozenset(row.get("nouns", ())),
            frozenset(row.get("weapons", ())),
        )
        for verb in turn.verbs:
            found.setdefault(verb, []).append(turn)
    return {verb: tuple(rows) for verb, rows in found.items()}


def read_turn(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """The kind of event that a verb is with what stands beside it; None where it is none of these turns."""
    for turn in load_turns().get(read_lemma(verb), ()):
        if fits_turn(turn, verb, arms):
            return turn.kind
    return None


def fits_turn(turn: Turn, verb: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether particle, object, phrase and weapon are all there."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod", "prep", "oprd", "acomp")}
    if len(turn.particles) > 0 and len(turn.particles & beside) == 0:
        return False
    objects = list_objects(verb)
    if len(turn.objects) > 0 and not any(token.lemma_.lower() in turn.objects for token in objects):
        return False
    people = [token for token in objects if is_person(token)]
    if turn.people and (len(people) == 0 or (turn.kind == "displacement" and any(is_fighter(row) for row in people))):
        return False
    if len(turn.after) > 0:
        nouns = [noun for _, noun in list_phrases(verb, *turn.after)]
        return fits_phrase(turn, nouns, arms)
    return len(turn.weapons) == 0 or any(fits_weapon(turn, token, arms) for token in objects)


def fits_phrase(turn: Turn, nouns: list[Token], arms: tuple[Arm, ...]) -> bool:
    """Whether one of the nouns after the preposition is one that the turn asks for; any if it asks for none."""
    if len(turn.weapons) > 0:
        return any(fits_weapon(turn, noun, arms) for noun in nouns)
    if len(turn.nouns) > 0:
        return any(noun.lemma_.lower() in turn.nouns or noun.pos_ == "PROPN" for noun in nouns)
    return len(nouns) > 0


def fits_weapon(turn: Turn, noun: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether a noun names a weapon of the turn."""
    return any(arm.last.i == noun.i and arm.kind in turn.weapons for arm in arms)


def is_fighter(token: Token) -> bool:
    """Whether a noun is of fighters, whom nobody displaces."""
    known = look_noun(token)
    return token.lemma_.lower() in load_words("forces") or (known is not None and known.status == "combatant")


def is_person(token: Token) -> bool:
    """Whether a noun or pronoun is of people."""
    known = look_noun(token)
    named = token.pos_ == "PROPN" or token.lower_ in (
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "who",
        "whom",
        "others",
    )
    return named or (known is not None and known.unit == "people")
