"""Which nouns can be who speaks: names, roles, bodies, groups of people, and nouns for a person by their ending."""

import re

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.record.actors.armies import EQUIPMENT
from counterclaim.record.actors.known import load_lexicon

PERSON = re.compile(
    r"(?:(?:[eo]r|ist|ian|ant|ent|ee|man|woman|person|folk|crat|ive)s?|(?:men|women|people|kin|staff|family|families))$"
)
"""Endings of words for people: coroner, protesters, witness is in the lexicon."""
OTHER = {"NUM", "ADJ", "DET", "PRON", "X"}
"""Parts of speech of who speaks without a noun: "two of them", "others", "many"."""
PERSONAL = {"he", "she", "it", "they", "we", "i"}


def is_speaker(noun: Token) -> bool:
    """Whether a noun can say something: a name, a role, a body, a group of people, a document, a pronoun."""
    lexicon, word = load_lexicon(None), noun.lemma_.lower()
    if noun.lower_ in lexicon.bodies or word in lexicon.bodies:
        return noun.lower_ not in EQUIPMENT
    known = word in lexicon.roles or noun.lower_ in lexicon.groups or word in load_cues()["document"]
    return known or noun.pos_ == "PROPN" or (noun.pos_ == "PRON" and noun.lower_ in PERSONAL)


def can_speak(noun: Token) -> bool:
    """Whether a noun may be a speaker that no list knows: one for a person by its ending, plural or singular."""
    if is_speaker(noun) or noun.pos_ in OTHER or noun.lemma_.lower() in load_cues()["speaker"]:
        return True
    return noun.pos_ == "NOUN" and PERSON.search(noun.lower_) is not None
