"""Stretches of a sentence that a report is made of: the speaker's phrase, the cue, the clause that is said."""

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.record.text.parse import Sentence


def span_source(token: Token, sentence: Sentence) -> tuple[int, int]:
    """The speaker's phrase with its appositions, without a possessive mark."""
    last = token
    for child in token.rights:
        if child.dep_ in {"appos", "prep", "relcl", "acl"} and not (child.dep_ == "relcl" and is_reporting(child)):
            last = max(last, child.right_edge, key=lambda part: part.i)
    marks = [part for part in token.doc[token.left_edge.i : token.i] if part.text in {",", ":"}]
    first = token.doc[marks[-1].i + 1] if len(marks) > 0 else token.left_edge
    span = sentence.span(first, trim_right(last, first))
    return span.start, span.end


def is_reporting(clause: Token) -> bool:
    """Whether a relative clause itself reports something: "the CMC, which in turn denied it"."""
    cues = load_cues()
    return any(clause.lemma_.lower() in cues[name] for name in ("clause", "object", "of", "count"))


def span_cue(token: Token, sentence: Sentence) -> tuple[int, int]:
    """The cue with its auxiliaries and negation: "has not denied"."""
    parts = [child for child in token.lefts if child.dep_ in {"aux", "auxpass", "neg"} and token.i - child.i <= 3]
    first = min([token, *parts], key=lambda part: part.i)
    span = sentence.span(first, token)
    return span.start, span.end


def span_tree(root: Token, sentence: Sentence, *, after: Token) -> tuple[int, int]:
    """The clause under a verb, never reaching back over the cue."""
    first = root.left_edge if root.left_edge.i > after.i else root.doc[after.i + 1]
    while first.is_punct and first.text not in {"“", '"'} and first.i < root.i:
        first = root.doc[first.i + 1]
    span = sentence.span(first, trim_right(root.right_edge, first))
    return span.start, span.end


def trim_right(last: Token, first: Token) -> Token:
    """The last token that is no comma, full stop or possessive mark."""
    while last.i > first.i and (last.text in {",", ".", ";", ":", "-"} or last.tag_ == "POS"):
        last = last.doc[last.i - 1]
    return last


def trim_text(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without spaces and commas at its edges; None if nothing is left."""
    while start < end and text[start] in " ,;\n-–—":
        start += 1
    while end > start and text[end - 1] in " ,;.\n-–—":
        end -= 1
    return (start, end) if end > start else None


def is_occasion(prep: Token) -> bool:
    """Whether a phrase only says by what way or when it was said: "in a statement", "through its spokesman"."""
    noun = next((child for child in prep.children if child.dep_ == "pobj"), None)
    return prep.dep_ == "prep" and noun is not None and noun.lemma_.lower() in load_cues()["occasion"]


def before(token: Token) -> Token:
    """The token before this one."""
    return token.doc[token.i - 1]


def is_passive(verb: Token) -> bool:
    """Whether it reports without saying who: "was said to", "it is reported that"."""
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
