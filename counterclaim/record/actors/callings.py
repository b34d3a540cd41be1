"""What somebody goes by whom the text only describes: "a colonel known as Viper", "a cook whom we call Mariam", and who
"one" or "another" of several is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.record.actors.extent import find_left
from counterclaim.record.actors.known import Found
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Document

NAME = r"(?:the )?(?P<name>[A-Z][\w’'-]+(?: (?:(?:al|el|abu|bin|ibn)[- ])?[A-Z][\w’'-]+){0,4})"
CALLED = re.compile(
    r"(?:(?: (?:of|for|in|at|from) [^,;:.“”\"\n]{2,50}?)?,?"
    r" (?:who (?:calls|called|styles|styled) (?:him|her)self|calling (?:him|her)self|known (?:only |to [\w ]{2,20} )?as"
    r"|who (?:is|was) known (?:only )?as|who goes by(?: the (?:name|alias|nickname|nom de guerre))?(?: of)?"
    r"|going by(?: the name)?(?: of)?|identified (?:only )?as|nicknamed"
    r"|who gave (?:his|her) (?:first )?name (?:only )?as)"
    r"|(?:,? who [^,;:.“”\"\n]{2,60}? and)?,? whom (?:we|they|I) (?:shall |will )?call)"
    rf" {NAME}"
)
"""What follows somebody's role, up to the name he goes by."""
ONE = {"one", "another"}
PEOPLE = {"nsubj", "nsubjpass"}
BACK = 3
"""Sentences before "another" in which those of whom it is one are named."""


def read_calling(found: Found, document: Document) -> Found:
    """The mention of a role as one of a person of the name that the words behind it give."""
    if found.kind != "person" or not found.key.startswith(("role ", "speaker ")):
        return found
    match = CALLED.match(document.text, found.end)
    if match is None:
        return found
    role = found.role or found.name
    return replace(found, name=match["name"], key=f"name {match['name'].split()[-1]}", role=role)


def read_ones(sentence: Sentence, before: Sequence[Sentence], sources: list[tuple[int, int]]) -> Iterator[Found]:
    """Everybody in a sentence who speaks as "one" or "another" of several; `before` are the sentences before it."""
    for token in sentence.tokens:
        at = sentence.offset + token.idx
        speaks = token.lower_ in ONE and token.dep_ in PEOPLE and any(start <= at < end for start, end in sources)
        noun = find_several(sentence, before) if speaks else None
        if noun is not None:
            yield read_one(token, noun, sentence)


def find_several(sentence: Sentence, before: Sequence[Sentence]) -> Token | None:
    """The nearest plural subject before a sentence in its paragraph."""
    for other in reversed(before):
        if other.paragraph != sentence.paragraph:
            return None
        found = [token for token in other.tokens if token.dep_ in PEOPLE and token.tag_ == "NNS"]
        if len(found) > 0:
            return found[0]
    return None


def read_one(head: Token, noun: Token, sentence: Sentence) -> Found:
    """One of several people: he is nobody who was named before."""
    words = [token for token in noun.doc[find_left(noun).i : noun.i] if token.dep_ in {"amod", "compound", "nmod"}]
    name = " ".join([*(token.text for token in words), noun.lemma_])
    span = sentence.span(head)
    return Found(span.start, span.end, span.start, "person", name, f"one {span.start}", role=name)
