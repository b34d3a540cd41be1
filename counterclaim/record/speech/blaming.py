"""Who blames somebody by an idiom: "held Israel responsible for the attack", "laid the blame on the rebels"."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from counterclaim.record.actors.speakers import is_speaker
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.rejecting import FIRM
from counterclaim.record.speech.stretches import span_cue, span_source, trim_right
from counterclaim.record.text.blaming import find_accountable, find_charged, find_shifted
from counterclaim.record.text.grammar import find_agent, find_child, find_phrase, find_subject
from counterclaim.record.text.parse import Sentence

PRONOUNS = frozenset({"we", "i", "you", "who", "which", "that"})
"""Subjects whose blame the words around them tell."""
COMING = frozenset({"will", "would", "shall", "could", "may", "might", "should", "must", "'ll", "’ll"})


def read_blaming(verb: Token, sentence: Sentence) -> Attribution | None:
    """The attribution whose cue an idiom of blame is: whom it names, and for what."""
    whom = find_shifted(verb)
    ready = verb.dep_ == "xcomp" and verb.head.dep_ == "acomp"
    subject = None if whom is None else find_subject(verb.head.head if ready else verb)
    if whom is None or subject is None or subject.lower_ in PRONOUNS or not is_speaker(subject):
        return None
    if any(child.lower_ in COMING for child in verb.children) or subject.i == whom.i:
        return None
    first, last = whom.left_edge, trim_right(verb.right_edge, verb)
    noun, told = find_child(verb, "dobj"), find_accountable(verb)
    if told is not None:
        name = sentence.span(first, verb.doc[told.i - 1])
        rest = sentence.span(verb.doc[told.i + 1], last) if last.i > told.i else None
        spans = ((name.start, name.end),) if rest is None else ((name.start, name.end), (rest.start, rest.end))
        mark = sentence.span(told)
        return Attribution(
            (span_source(subject, sentence),), (span_cue(verb, sentence), (mark.start, mark.end)), spans, SURE
        )
    idiom = noun if noun is not None and noun.lower_ in ("finger", "blame", "responsibility", "guilt") else verb
    pointed = idiom.lemma_ == "point"
    idiom = verb.doc[first.i - 1] if pointed and first.i > idiom.i else idiom
    start = verb.doc[idiom.i + 1]
    content = sentence.span(start, last) if start.i <= last.i else None
    cue = sentence.span(verb, idiom)
    if content is None:
        return None
    return Attribution(
        (span_source(subject, sentence),), ((cue.start, cue.end),), ((content.start, content.end),), SURE
    )


def read_charged(verb: Token, sentence: Sentence) -> Attribution | None:
    """The attribution of a participle that names who blames and who is blamed: "an attack blamed by X on Y"."""
    blamer, charged = find_agent(verb), find_charged(verb)
    if verb.tag_ != "VBN" or blamer is None or charged is None or not is_speaker(blamer):
        return None
    first, last = charged.head, trim_right(charged.right_edge, charged)
    inside = [part.head for part in (blamer,) if first.i < part.head.i <= last.i]
    last = verb.doc[inside[0].i - 1] if len(inside) > 0 else last
    source, content = sentence.span(blamer.left_edge, find_phrase(blamer)[1]), sentence.span(first, last)
    return Attribution(
        ((source.start, source.end),), (span_cue(verb, sentence),), ((content.start, content.end),), FIRM
    )


ACCUSED = re.compile(r"(?:blamed|accused|suspected|condemned)(?:\s+\w+ly)?\s+(?:for|of|over)\b", re.IGNORECASE)
"""A participle with nobody blamed after it: whoever stands before it is who is blamed."""

WHOM = re.compile(r"\b(?:whom|who|which|that)\s*\Z", re.IGNORECASE)
"""What stands before who accuses in a clause about the accused: "a general whom Kyiv accused of torture"."""


def drop_accused(told: Sequence[Attribution], text: str) -> tuple[Attribution, ...]:
    """The attributions but those that let the accused speak: "Russia blamed for strike on Kharkiv"."""
    return tuple(
        row
        for row in told
        if len(row.cue) == 0
        or len(row.source) == 0
        or row.source[0][0] > row.cue[0][0]
        or WHOM.search(text, 0, row.source[0][0]) is not None
        or ACCUSED.match(text, row.cue[0][0]) is None
    )
