"""Counts whose predicate is left out: "five died in Sumy and two in Kharkiv", "a couple and their three children".

A number without a measure takes its neighbour's where only a list or a change of place parts the two.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counting.counted import Mention, find_end, has_verb_after, look_noun
from counterclaim.record.counting.fitting import FLYING, fits_unit
from counterclaim.record.counting.measures import Found
from counterclaim.record.counting.predicates import SUMMED, read_form
from counterclaim.record.counting.uncounted import is_whole_named

SUMS = SUMMED | {"lose"}
LOSSES = SUMMED | {"loss", "losses", "lose", "wipe", "put", "amount"}
"""Words that tell of soldiers and of equipment lost in one list."""
PLACED = re.compile(
    r"\s*(?:more|others?|other\s+\w+|additional)?\s*(?:in|at|on|near|outside|from|inside|around|during|aboard|later|overnight)\b",
    re.IGNORECASE,
)
EARLIER_FIGURE = re.compile(
    r"\b(?:earlier|previous|initial|first|preliminary|original)\s+(?:\w+\s+)?(?:figure|toll|count|estimate|number|tally|total)\s+of\s*$",
    re.IGNORECASE,
)
"""What a bare number follows that the number after it in the sentence replaces."""
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
        if filled[index].found is None and before is not None and before.found is not None:
            told = tell_thing(filled[index], before.found)
            if takes_over(replace(before, found=told), filled[index]):
                filled[index] = replace(filled[index], found=told)
    for index in range(len(filled) - 2, -1, -1):
        row, after = filled[index], filled[index + 1]
        if row.found is None and after.found is not None and is_earlier_figure(row.mention):
            filled[index] = replace(row, found=after.found)
            continue
        if row.found is None and after.found is not None and is_listed(row, after):
            follows = after.found.word.i > find_end(after.mention).i or is_stated(after.mention)
            summed = tell_people(row, after.found)
            if follows and summed is not None:
                filled[index] = replace(row, found=summed)
                continue
            if follows and can_take(row, after.found) and not is_included(row.mention) and not is_aside(row.mention):
                filled[index] = replace(row, found=after.found)
    return [replace(row, found=sum_losses(row, filled)) for row in filled]


def is_stated(mention: Mention) -> bool:
    """Whether a state stands right after what is counted, for the whole list: "46 civilians and 12 servicemen dead"."""
    end = find_end(mention)
    return end.i + 1 < end.sent.end and end.nbor(1).lower_ in load_measures().states


def tell_thing(row: Row, found: Found) -> Found:
    """What a list of losses tells of a thing: with 75 soldiers lost, two tanks are destroyed."""
    known = None if row.mention.noun is None else look_noun(row.mention.noun)
    if known is None or known.unit == "people" or found.measure not in ("killed", "casualties"):
        return found
    summed = found.measure == "casualties" or read_form(found.word).lemma in LOSSES
    return Found("destroyed", found.word) if summed else found


def tell_people(row: Row, found: Found) -> Found | None:
    """Casualties for soldiers in one list with tanks "destroyed"; None for anything else."""
    known = None if row.mention.noun is None else look_noun(row.mention.noun)
    soldiers = known is not None and known.status == "combatant"
    summed = found.measure == "destroyed" and read_form(found.word).lemma in LOSSES
    return Found("casualties", found.word) if soldiers and summed else None


def sum_losses(row: Row, rows: list[Row]) -> Found | None:
    """Casualties for "killed" where one list of an army's summary counts equipment too."""
    found = row.found
    if found is None or found.measure != "killed" or read_form(found.word).lemma not in SUMS:
        return found
    mixed = any(
        other.found is not None and other.found.word.i == found.word.i and other.found.measure == "destroyed"
        for other in rows
    )
    return Found("casualties", found.word) if mixed else found


def last_measured(rows: list[Row], index: int) -> Row | None:
    """The row before this one, if it has a measure."""
    return rows[index - 1] if rows[index - 1].found is not None else None


def takes_over(before: Row, row: Row) -> bool:
    """Whether a number goes on what is told of the one before it."""
    if before.found is None or row.mention.low == 0 or before.mention.low == 0 or not can_take(row, before.found):
        return False
    if is_whole_named(row.mention):
        return False
    named = before.found.word.pos_ == "NOUN" and before.found.word.i < before.mention.first.i
    shared = before.found.word.i > find_end(row.mention).i
    return is_gapped(before, row) or (is_listed(before, row) and (named or shared or not has_verb_after(row.mention)))


def is_earlier_figure(mention: Mention) -> bool:
    """Whether a bare number is told as the one before the next: "revising an earlier figure of 38, said 41 died"."""
    left = mention.sentence.text[: mention.span.start - mention.sentence.start]
    return mention.noun is None and EARLIER_FIGURE.search(left) is not None


def is_aside(mention: Mention) -> bool:
    """Whether a phrase hangs on a preposition of its own: "according to a diplomat, at least a dozen soldiers"."""
    single = mention.first.tag_ == "DT"
    return mention.top.dep_ == "pobj" and (single or mention.top.head.lower_ not in ("of", "in"))


def is_included(mention: Mention) -> bool:
    """Whether "including" or "among them" opens what is counted: it is told of the number before."""
    left = mention.sentence.text[: mention.span.start - mention.sentence.start]
    return re.search(r"\b(?:including|among\s+(?:them|whom)|incl\.?)[\s,:]*$", left, re.IGNORECASE) is not None


def can_take(row: Row, found: Found) -> bool:
    """Whether the measure can be told of what is counted; of unknown things only in a list of things."""
    noun = row.mention.noun
    known = None if noun is None else look_noun(noun)
    if known is not None and known.unit in FLYING and row.mention.first.lower_ in ("a", "an"):
        return False
    if noun is not None and known is None:
        return found.measure in ("destroyed", "damaged", "captured") and noun.pos_ == "NOUN" and row.mention.low != 1
    return fits_unit(known, row.mention, found.measure)


def is_gapped(before: Row, row: Row) -> bool:
    """ "Three people died at the scene and two more in hospital": no verb of its own, another place."""
    if has_verb_after(row.mention):
        return False
    document = row.mention.sentence.document.text
    right = document[row.mention.span.end : row.mention.sentence.end]
    noun = row.mention.noun
    if noun is not None:
        known = look_noun(noun)
        if known is None or known.unit != "people":
            return False
        right = document[row.mention.sentence.span(find_end(row.mention)).end : row.mention.sentence.end]
    start = find_end(before.mention).i + 1
    between = row.mention.first.doc[start : row.mention.first.i]
    joined = between.text.strip().lower().endswith(("as well as", "along with", "together with"))
    if joined and noun is not None and not any(is_telling(token) for token in between if token.i != get_word(before)):
        return True
    if PLACED.match(right) is None and re.fullmatch(r"\s*(?:more|others?)?\s*[.;,]?.{0,2}", right) is None:
        return False
    own = get_word(before)
    if any(is_telling(token) and token.i != own and token.head.i != own for token in between):
        return False
    joint = [token for token in between if token.lower_ in (",", ";", "and", "while", "with", "or")]
    if len(joint) == 0:
        return False
    return not any(token.pos_ in ("VERB", "SCONJ") and token.i > joint[-1].i for token in between)


def get_word(row: Row) -> int:
    """Where the word stands that says a row's measure; -1 without one."""
    return -1 if row.found is None else row.found.word.i


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
