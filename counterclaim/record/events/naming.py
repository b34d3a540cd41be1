"""Whom a noun in a role names: a known actor, a force, people of a nation."""

from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import demonym_codes
from counterclaim.record.events.cue import Cue
from counterclaim.record.events.doers import FORCES, is_combatant
from counterclaim.record.events.ground import find_statement
from counterclaim.record.reading import Reading
from counterclaim.record.text.grammar import find_phrase, find_subject
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor


@dataclass(frozen=True, slots=True)
class Party:
    """A noun in a role, and where it was inferred from if it was."""

    token: Token
    inferred_from: str | None = None
    actor: Actor | None = None
    """Whom a pronoun stands for, where that is safe."""


def speaks(noun: Token, cue: Cue, reading: Reading) -> bool:
    """Whether a noun is the speaker of the words that tell the event, which the parse may hang anywhere; not of a deed
    of his own: "the brigade boasts of having blown up a carrier"."""
    told = find_statement(cue.span.start, reading)
    if boasts(cue.head, noun):
        return False
    start = cue.sentence.offset + noun.idx
    return told is not None and told.speaker is not None and any(s.start <= start < s.end for s in told.speaker.spans)


def boasts(verb: Token, noun: Token) -> bool:
    """Whether a deed is one that its subject says to be his own: "admitted to having shot", "boasts of shooting"."""
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" else verb.head
    if verb.dep_ not in ("pcomp", "xcomp") or above.lemma_.lower() not in load_words("boasting"):
        return False
    subject = find_subject(above)
    return subject is not None and subject.i == noun.i


def names_party(noun: Token, sentence: Sentence, reading: Reading) -> bool:
    """Whether a noun can name somebody who acts: a known actor, a force, a demonym; an agency fires no shot."""
    known = resolve(noun, sentence, reading)
    if known is not None and known.kind == "medium":
        return False
    if known is not None and not is_plain(noun):
        return True
    if noun.text in demonym_codes() or noun.lemma_.lower() in FORCES:
        return True
    return is_combatant(noun)


def is_plain(noun: Token) -> bool:
    """Whether a noun is of people who are struck rather than strike, if nothing says they do."""
    return noun.lemma_.lower() in ("people", "civilian", "resident", "villager", "family", "victim", "person")


def resolve(noun: Token, sentence: Sentence, reading: Reading) -> Actor | None:
    """The actor that a noun's phrase names; a mere adjective only by itself."""
    start = sentence.offset + noun.idx
    own = reading.actors.resolve(start, start + len(noun.text))
    if own is not None or noun.dep_ in ("amod", "compound", "poss", "nmod"):
        return own
    first, last = find_phrase(noun)
    return reading.actors.resolve(sentence.offset + first.idx, sentence.offset + last.idx + len(last.text))
