"""Counts whose predicate is left out: "five died in Sumy and two in Kharkiv", "a couple and their three children".

A number without a measure takes its neighbour's where only a list or a change of place parts the two.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counted import Mention, find_end, look_noun
from counterclaim.record.measures import Found, fits_unit
from counterclaim.record.predicates import read_form
from counterclaim.record.uncounted import is_whole_named

PLACED = re.compile(
    r"\s*(?:more|others?|other\s+\w+|additional)?\s*(?:in|at|on|near|outside|from|inside|around|during|aboard|later|overnight)\b",
    re.IGNORECASE,
)
LISTING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PUNCT", "ADP", "SYM", "ADV", "PART", "X"})


@dataclass(frozen=True, slots=True)
class Row:
    """A number of a sentence with its measure, where one was found."""

    mention: Mention
    found: Found | None


def fill_rows(rows: list[Row]) -> list[Row]:
    """The rows with measures handed on through lists and gaps, forwards and then backwards."""
    filled = list(rows)
    for index in range(1, len(filled)):
        before = last_measured(filled, index)
        if filled[index].found is None and before is not None and takes_over(before, filled[index]):
            filled[index] = replace(filled[index], found=before.found)
    for index in range(len(filled) - 2, -1, -1):
        row, after = filled[index], filled[index + 1]
        if row.found is None and after.found is not None and is_listed(row, after):
            follows = after.found.word.i > find_end(after.mention).i
            if follows and can_take(row, after.found):
                filled[index] = replace(row, found=after.found)
    return filled


def last_measured(rows: list[Row], index: int) -> Row | None:
    """The row before this one, if it has a measure."""
    return rows[index - 1] if rows[index - 1].found is not None else None


def takes_over(before: Row, row: Row) -> bool:
    """Whether a number goes on what is told of the one before it."""
    if before.found is None or row.mention.low == 0 or before.mention.low == 0 or not can_take(row, before.found):
        return False
    if is_whole_named(row.mention):
        return False
    return is_gapped(before, row) or (is_listed(before, row) and not has_verb_after(row))


def can_take(row: Row, found: Found) -> bool:
    """Whether the measure can be told of what is counted; of unknown things only in a list of things."""
    noun = row.mention.noun
    known = None if noun is None else look_noun(noun)
    if noun is not None and known is None:
        return found.measure in ("destroyed", "damaged", "captured") and noun.pos_ == "NOUN" and row.mention.low != 1
    return fits_unit(known, row.mention, found.measure)


def is_gapped(before: Row, row: Row) -> bool:
    """ "Three people died at the scene and two more in hospital": no verb of its own, another place."""
    if has_verb_after(row):
        return False
    document = row.mention.sentence.document.text
    right = document[row.mention.span.end : row.mention.sentence.end]
    noun = row.mention.noun
    if noun is not None:
        known = look_noun(noun)
        if known is None or known.unit != "people":
            return False
        right = document[row.mention.sentence.span(find_end(row.mention)).end : row.mention.sentence.end]
    if PLACED.match(right) is None and re.fullmatch(r"\s*(?:more|others?)?\s*[.;,]?.{0,2}", right) is None:
        return False
    start = find_end(before.mention).i + 1
    between = row.mention.first.doc[start : row.mention.first.i]
    own = before.found.word.i if before.found is not None else -1
    if any(is_telling(token) and token.i != own and token.head.i != own for token in between):
        return False
    joint = [token for token in between if token.lower_ in (",", ";", "and", "while", "with", "or")]
    if len(joint) == 0:
        return False
    return not any(token.pos_ in ("VERB", "SCONJ") and token.i > joint[-1].i for token in between)


def is_telling(token: Token) -> bool:
    """Whether a word says what happened to somebody."""
    words = load_measures()
    form = read_form(token)
    return token.pos_ in ("VERB", "AUX", "ADJ") and (
        form.lemma in words.transitive or form.lemma in words.intransitive or token.lower_ in words.states
    )


def is_listed(before: Row, row: Row) -> bool:
    """Whether two numbers stand in one list: only nouns, commas and conjunctions part them."""
    start, end = find_end(before.mention).i + 1, row.mention.first.i
    between = list(row.mention.first.doc[start:end])
    if (
        len(between) == 0
        or len(between) > 12
        or any(token.pos_ not in LISTING and token.tag_ != "PRP$" for token in between)
    ):
        return False
    if any(token.lower_ in (";", ".", ":", "–", "—", "(", "while", "to", "from", "by", "than") for token in between):
        return False
    return any(token.lower_ in (",", "and", "or", "&", "plus") for token in between[-3:])


def has_verb_after(row: Row) -> bool:
    """Whether a number has a predicate of its own in the rest of its clause."""
    end = find_end(row.mention)
    for token in end.doc[end.i + 1 : min(end.i + 10, end.sent.end)]:
        if token.lower_ in (",", ";", ".", "–", "—", "(", ")", ":", "and", "or"):
            return False
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG":
            return True
        if token.dep_ == "mark" or token.lower_ in ("who", "which", "that"):
            return True
    return False
