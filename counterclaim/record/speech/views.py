"""How somebody in office sees what was done: "For General Petrov it was a clean operation" is what he says of it."""

from spacy.tokens import Token

from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.reading import Attribution
from counterclaim.record.speech.clauses import SURE
from counterclaim.record.speech.stretches import trim_right
from counterclaim.record.text.grammar import find_child
from counterclaim.record.text.parse import Sentence

POINTING = frozenset({"it", "this", "that"})
JUDGING = frozenset({"a", "an", "no", "nothing"})
"""What a judgement opens with, where "the third war" counts: "was a triumph", "was no massacre"."""


def read_view(word: Token, sentence: Sentence) -> Attribution | None:
    """The attribution of a judgement to whom "for" names at the sentence's start, by office or rank and name."""
    if word.lower_ != "for" or word.i != word.sent.start:
        return None
    whom, clause = find_child(word, "pobj"), word.head
    subject, judged = find_child(clause, "nsubj"), find_child(clause, "attr")
    if whom is None or subject is None or judged is None or clause.lemma_ != "be":
        return None
    titled = any(token.lower_ in load_lexicon(None).roles for token in whom.subtree)
    opening = judged.lower_ if judged.lower_ in JUDGING else judged.left_edge.lower_.strip('“"')
    opening = opening or judged.doc[judged.left_edge.i + 1].lower_
    if not titled or whom.pos_ != "PROPN" or subject.lower_ not in POINTING or opening not in JUDGING:
        return None
    last = trim_right(clause.right_edge, clause)
    source, content = sentence.span(whom.left_edge, whom.right_edge), sentence.span(subject, last)
    cue = sentence.span(word)
    return Attribution(((source.start, source.end),), ((cue.start, cue.end),), ((content.start, content.end),), SURE)
