"""Numbers in telegraphic text: "Killed: 12. Wounded: 30", "Damaged – 31 houses, 2 schools", "Prisoners taken: 26"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counting.counted import Mention, strip_plural
from counterclaim.record.counting.predicates import Said, read_form
from counterclaim.vocabulary import Measure

MARKS = frozenset({":", "-", "–", "—", "=", "|"})
LONGEST = 8
"""Words of a label at most: "Civilians killed in the last 24 hours: 31"."""


def say_label(mention: Mention) -> Iterator[Said]:
    """What the label says in whose list a number stands."""
    start = mention.sentence.tokens.start
    mark = find_mark(mention, start)
    if mark is None:
        return
    label = [token for token in mark.doc[max(start, mark.i - LONGEST) : mark.i] if token.lower_ not in ("•", "*", "-")]
    for index, token in enumerate(label):
        if token.lower_ in (".", ";", ",") and index < len(label) - 1:
            label = label[index + 1 :]
            break
    if any(token.pos_ == "AUX" for token in label):
        return
    if re.search(r"\bput out of action$", " ".join(token.lower_ for token in label)) is not None:
        yield Said(("casualties", "destroyed"), label[-1])
        return
    for token in reversed(label):
        measures = read_label(token)
        if len(measures) > 0:
            yield Said(measures, token)
            return


def find_mark(mention: Mention, start: int) -> Token | None:
    """The colon or dash before a number with nothing but a list between them."""
    for back in range(mention.first.i - 1, start, -1):
        token = mention.first.doc[back]
        if token.lower_ in MARKS:
            spaced = token.lower_ in (":", "=", "|") or token.nbor(-1).whitespace_ != ""
            return token if spaced else None
        if token.lower_ in (";", ".") or token.pos_ in ("VERB", "AUX", "SCONJ", "PRON"):
            return None
        if token.lower_ in load_measures().states:
            return None
    return None


def read_label(token: Token) -> tuple[Measure, ...]:
    """What a word of a label says: a state, a noun of a measure, or a participle."""
    words = load_measures()
    lemma = token.lemma_.lower()
    if token.lower_ == "down" and token.i > 0 and token.nbor(-1).lower_ == "shot":
        return ("shot_down",)
    if re.fullmatch(r"loss(?:es)?", token.lower_):
        return ("casualties", "destroyed")
    if re.fullmatch(r"prisoners?|pows?", token.lower_):
        return ("captured",)
    plain = strip_plural(token.lower_)
    found = words.states.get(token.lower_) or words.nouns.get(lemma) or words.nouns.get(plain)
    if found is not None:
        return found
    form = read_form(token)
    return words.transitive.get(form.lemma, ()) if form.shape == "ed" else ()
