"""Verbs that report a clause or an object: "X said that …", "X denied the report", "X called it a lie"."""

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.speakers import can_speak, is_speaker
from counterclaim.record.reading import Attribution, Offsets
from counterclaim.record.speech.stretches import (
    before,
    is_occasion,
    is_passive,
    span_cue,
    span_source,
    span_tree,
    trim_right,
)  # fmt: skip
from counterclaim.record.text.grammar import find_antecedent
from counterclaim.record.text.parse import Sentence

SURE, LIKELY = 0.9, 0.6
"""Scores of the two kinds of evidence, so that a caller can order them; not probabilities and not calibrated."""
SUBJECTS = {"nsubj", "nsubjpass", "agent"}
CONTENTS = {"ccomp", "dobj", "xcomp"}
CALLS = {"for", "on", "upon", "off", "in", "out"}
"""What makes "call" a demand or something else: "called for", "called off"."""


def read_verb(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "X said that …", "…, X said", "X denied the report", "X accused Y of …"."""
    subject = find_subject(verb)
    content = find_content(verb, subject, sentence)
    if content is None or (subject is None and not is_passive(verb)) or not (subject is None or can_speak(subject)):
        return None
    source = () if subject is None else (span_source(subject, sentence),)
    return Attribution(source, (span_cue(verb, sentence),), content, SURE if subject is not None else LIKELY)


def find_subject(verb: Token) -> Token | None:
    """Who says it: the verb's own subject, that of a verb it is joined to, or the agent of a passive. In "said its
    forces had left and denied shelling it" who denies is who said the rest."""
    joined = verb.head if verb.dep_ in {"conj", "xcomp"} else None
    if joined is not None and verb.lemma_ == "deny" and joined.dep_ == "ccomp":
        joined = joined.head
    for node in (verb, joined):
        if node is None:
            continue
        for child in node.children:
            if child.dep_ == "agent":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
        for child in node.children:
            impersonal = child.lower_ == "it" and is_passive(node)
            if child.dep_ == "nsubj" and child.lower_ in {"which", "that", "who"} and node.dep_ == "relcl":
                return find_antecedent(node)
            if child.dep_ in SUBJECTS and child.lower_ not in {"which", "that", "there", "who"} and not impersonal:
                passive = child.dep_ == "nsubjpass"
                return None if passive else child
    return None


def find_content(verb: Token, subject: Token | None, sentence: Sentence) -> Offsets | None:
    """What the verb reports: a clause after it, the sentence before it, or its object."""
    cues, lemma = load_cues(), verb.lemma_.lower()
    clauses = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"} and child.i > verb.i]
    if len(clauses) > 0:
        return (span_tree(clauses[0], sentence, after=verb),)
    before = find_before(verb, subject, sentence)
    if before is not None and (lemma in cues["clause"] or lemma in cues["belief"]):
        return (before,)
    return find_object(verb, sentence)


def find_before(verb: Token, subject: Token | None, sentence: Sentence) -> tuple[int, int] | None:
    """The words before ", X said": from the sentence's start to the comma or closing mark before the cue clause."""
    if subject is None or abs(subject.i - verb.i) > 12 or verb.dep_ == "relcl":
        return None
    first = min(subject.left_edge.i, verb.i)
    marks = {",", "”", '"', "’", "''", "?", "!", "—", "–", "-"}
    if first <= sentence.tokens.start or verb.doc[first - 1].text not in marks:
        return None
    start, last = sentence.tokens.start, first - 1
    while last > start and verb.doc[last].text in {",", "—", "–", "-"}:
        last -= 1
    has_verb = any(token.pos_ in {"VERB", "AUX"} for token in verb.doc[start : last + 1])
    mark = any(token.dep_ in {"advcl", "prep"} and token.head == verb for token in verb.doc[start : start + 1])
    if not has_verb or mark:
        return None
    span = sentence.span(verb.doc[start], verb.doc[last])
    return span.start, span.end


def find_object(verb: Token, sentence: Sentence) -> Offsets | None:
    """ "denied the report", "accused Armenia of shelling", "urged them to stop": all that follows inside the clause."""
    cues, lemma = load_cues(), verb.lemma_.lower()
    kinds: set[str] = set()
    kinds |= {"dobj", "xcomp", "pcomp", "oprd"} if lemma in cues["object"] else set()
    kinds |= {"dobj", "prep"} if lemma in cues["of"] else set()
    kinds |= {"dobj", "xcomp", "prep", "ccomp"} if lemma in cues["to"] else set()
    kinds |= {"xcomp"} if lemma in cues["belief"] else set()
    parts = [
        child for child in verb.rights if child.dep_ in kinds and not (child.dep_ == "prep" and is_occasion(child))
    ]
    if lemma in {"speak", "boast", "complain", "warn"} and not any(part.lower_ in {"of", "about"} for part in parts):
        parts = [part for part in parts if part.dep_ != "prep"]
    if len(parts) == 0 or (len(parts) == 1 and parts[0].pos_ == "PRON" and lemma not in cues["answer"]):
        return None
    if lemma == "tell" and all(part.dep_ == "dobj" for part in parts):
        return None
    if lemma == "admit" and takes_in(find_subject(verb), parts[0]):
        return None
    if lemma == "claim" and any(part.lemma_.lower() in {"life", "victim"} for part in parts):
        return None
    rest = [child for child in verb.rights if child.dep_ in {*kinds, "prep", "dative"} and child.i >= parts[0].i]
    rest = [child for child in rest if child in parts or not is_occasion(child)]
    first, last = min(parts, key=lambda part: part.left_edge.i).left_edge, rest[-1].right_edge
    last = next((before(part) for part in parts[0].subtree if is_occasion(part) and part.i > parts[0].i), last)
    span = sentence.span(first, trim_right(last, first))
    return ((span.start, span.end),)


def takes_in(subject: Token | None, patients: Token) -> bool:
    """Whether who "admitted" seven wounded is a hospital, which owns up to nothing."""
    house = subject is not None and subject.lemma_.lower() in load_words("treating")
    return house and any({part.lemma_.lower(), part.lower_} & load_words("patients") for part in patients.subtree)


def read_confessed(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "admitted to two wounded", "owned up to three dead": what follows "to" is admitted."""
    if verb.lemma_.lower() not in load_words("confessing") or is_passive(verb):
        return None
    subject = find_subject(verb)
    prep = next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "to"), None)
    end = None if prep is None else prep.right_edge
    if prep is None and verb.i + 3 < sentence.tokens.end and verb.doc[verb.i + 1 : verb.i + 3].text == "up to":
        prep = verb.doc[verb.i + 2]  # the parser takes "up to one" for a number with its limit
        end = max((child.right_edge for child in verb.rights if child.dep_ == "dobj"), default=None)
    if subject is None or prep is None or end is None or not can_speak(subject) or end.i <= prep.i:
        return None
    first = verb.doc[prep.i + 1]
    cue, content = sentence.span(verb, prep), sentence.span(first, trim_right(end, first))
    return Attribution(
        (span_source(subject, sentence),), ((cue.start, cue.end),), ((content.start, content.end),), SURE
    )


def read_calling(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "called the report a provocation": what somebody is called is said; it ends where the clause does."""
    subject = find_subject(verb)
    if verb.lemma_.lower() not in load_cues()["calling"] or subject is None or not is_speaker(subject):
        return None
    rest = [token for token in verb.doc[verb.i + 1 : sentence.tokens.end] if token.sent == verb.sent]
    stop = next((i for i, token in enumerate(rest) if token.text in {":", ";", "."} or is_next(token, verb)), len(rest))
    if all(token.pos_ == "PROPN" for token in rest[:stop]):
        return None
    if len(rest[:stop]) == 0 or rest[0].dep_ == "prep" or rest[0].lower_ in CALLS:
        return None
    span = sentence.span(rest[0], trim_right(rest[stop - 1], rest[0]))
    return Attribution((span_source(subject, sentence),), (span_cue(verb, sentence),), ((span.start, span.end),), SURE)


def is_next(token: Token, verb: Token) -> bool:
    """Whether another thing done begins here: "and said", "saying"."""
    joins = token.dep_ == "cc" and token.head.i == verb.i
    aside = token.lower_ in {"though", "although", "while"} and token.doc[token.i - 1].text == ","
    return joins or aside or (token.tag_ == "VBG" and token.dep_ == "advcl" and token.doc[token.i - 1].text == ",")


def read_antecedent(verb: Token, sentence: Sentence) -> Attribution | None:
    """ "a charge Rwanda denies", "claims that Moscow has rejected": what is said is the noun the clause hangs on."""
    if (
        verb.dep_ != "relcl"
        or verb.lemma_.lower() not in load_cues()["object"]
        or verb.head.pos_ not in {"NOUN", "PRON"}
    ):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ in {"which", "that", "who"} or any(c.dep_ in CONTENTS for c in verb.children):
        return None
    first = verb.head.left_edge
    span = sentence.span(first, trim_right(verb.doc[max(verb.left_edge.i - 1, verb.head.i)], first))
    return Attribution((span_source(subject, sentence),), (span_cue(verb, sentence),), ((span.start, span.end),), SURE)
