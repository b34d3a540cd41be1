"""Numbers in a sentence with what they count: "at least a dozen Azerbaijani civilians", "141 others", "a child"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import CountedNoun, load_heads, load_measures, load_victims, look_model
from counterclaim.record.text.grammar import find_child
from counterclaim.record.text.numbers import Number, find_numbers
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Bound, Counted, Measure, Span

DRAWN = re.compile(
    r"(\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+)?)(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?=\s+[a-z])"
)
SUFFERING = frozenset({"suffer", "sustain", "receive"})

MANNED = frozenset({"bomber", "fighter"})
"""Nouns of people and of aircraft."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number and what it counts. `top` carries the grammatical role of the phrase, `noun` names what is counted."""

    sentence: Sentence
    low: int | None
    high: int | None
    bound: Bound
    span: Span
    first: Token
    last: Token
    top: Token
    noun: Token | None


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its measure. `whole` and `replaces` are positions in the list of counts."""

    mention: Mention
    measure: Measure
    word: Token
    of: Counted
    whole: int | None = None
    replaces: int | None = None

    @property
    def sentence(self) -> Sentence:
        """Where it stands."""
        return self.mention.sentence


def find_numbered(sentence: Sentence) -> tuple[Mention, ...]:
    """Every number of a sentence with what it counts, in order."""
    return tuple(mention for number in find_numbers(sentence.text) if (mention := read_number(sentence, number)))


def read_number(sentence: Sentence, number: Number) -> Mention | None:
    """The mention of a number; None where no token begins and ends with it."""
    base = sentence.tokens.start_char
    inside = [t for t in sentence.tokens if number.core_start <= t.idx - base < number.core_end]
    around = [t for t in sentence.tokens if number.start <= t.idx - base < number.end]
    if len(inside) == 0:
        return None
    noun, top = find_noun(inside)
    if noun is None and top.head.i > top.i and top.head in around:
        top = top.head
    span = sentence.document.span(sentence.start + number.start, sentence.start + number.end)
    return Mention(sentence, number.low, number.high, number.bound, span, around[0], inside[-1], top, noun)


AFTERWARDS = frozenset({"alight", "ablaze", "aflame", "hostage", "captive"})
"""What things are set and people taken, which the parse takes for the noun: "set 14 shops alight"."""
ENTRIES = frozenset({"names", "entries"})
"""What a list of the dead counts them by."""


def find_sized(last: Token) -> Token | None:
    """The shells or rockets that a calibre stands before: "nine 107 mm rockets"."""
    words = last.doc[last.i + 1 : min(last.i + 5, last.sent.end)]
    size = next((index for index, word in enumerate(words) if word.lower_ in ("mm", "millimetre", "millimeter")), None)
    if size not in (1, 2) or not words[0].like_num:
        return None
    return next((word for word in words[size + 1 :] if word.pos_ in ("NOUN", "PROPN")), None)


def find_noun(tokens: list[Token]) -> tuple[Token | None, Token]:
    """(what is counted, what carries the role) of number tokens; (None, the number) for "killing one"."""
    last = tokens[-1]
    sized = find_sized(last)
    if sized is not None:
        return sized, sized
    own = {token.i for token in tokens}
    top = last
    while top.head.i in own and top.head.i != top.i:
        top = top.head
    if top.dep_ in ("nummod", "amod", "compound", "det", "quantmod", "nmod", "poss", "npadvmod", "predet"):
        head = top.head
        while (
            head.dep_ in ("compound", "amod", "nummod", "quantmod")
            and head.i > last.i
            and head.head.pos_ in ("NOUN", "PROPN")
            and head.head.lower_ not in AFTERWARDS
        ):
            head = head.head
        if head.lower_ in AFTERWARDS and head.i > last.i + 1 and head.nbor(-1).pos_ in ("NOUN", "PROPN"):
            head = head.nbor(-1)
        parted = any(parts_phrase(token) for token in last.doc[last.i + 1 : head.i])
        if parted:
            drawn = find_drawn(last)
            return (None, last) if drawn is None else (drawn, drawn)
        if head.i > last.i and head.pos_ in ("NOUN", "PROPN", "ADJ") and head.i - last.i <= 7:
            return (None, last) if is_misread(head) else (find_held(head) or head, head)
    noun = find_drawn(last)
    if noun is not None:
        return noun, top
    inner = next((child for child in top.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    if inner is not None and inner.i <= last.i + 2:
        noun = next((child for child in inner.children if child.dep_ == "pobj"), None)
        if (
            noun is not None
            and noun.pos_ != "NUM"
            and noun.lower_ not in ("them", "whom", "those", "these", "which", "own", "ours", "theirs")
        ):
            return noun, top
        return None, top
    return scan_noun(last, top), top


def find_held(more: Token) -> Token | None:
    """The noun that "five more of the aircraft" counts."""
    if more.lower_ not in ("more", "others"):
        return None
    held = next((child for child in more.children if child.lower_ == "of" and child.i == more.i + 1), None)
    return None if held is None else find_child(held, "pobj")


def find_drawn(last: Token) -> Token | None:
    """What "24 out of 31 drones" and "three of the five missing miners" count: the noun after the second number."""
    match = DRAWN.match(last.whitespace_ + last.doc[last.i + 1 : last.sent.end].text)
    if match is None:
        return None
    second = next(
        (t for t in last.doc[last.i + 1 : last.sent.end] if t.idx >= last.idx + len(last.text) + match.end(1)), None
    )
    return scan_noun(second, second) if second is not None and second.like_num else None


def is_misread(noun: Token) -> bool:
    """Whether a "noun" is a verb of dying or fleeing that the tagger misread: "Two more succumb", "12 perish"."""
    form = load_measures().forms.get(noun.lower_)
    words = load_measures()
    dies = form is not None and form.lemma in words.intransitive and form.lemma not in words.nouns
    return dies and noun.lemma_.lower() not in load_victims()


def parts_phrase(token: Token) -> bool:
    """Whether a word parts a number from a noun that the parse gives it: "28 killed as … market"."""
    if (
        token.lower_ in ("as", "in", "by", "and", "when", "after", ",", ":", "–", "—", "-", "(", ")")
        and token.tag_ != "HYPH"
    ):
        if token.lower_ == ",":
            return token.nbor(-1).lower_ in load_measures().states or token.nbor(1).like_num or is_vague(token.nbor(1))
        return token.lower_ not in ("-", "and") or (token.pos_ != "PUNCT" and is_verb_next(token))
    if (
        token.like_num
        and token.i + 1 < token.sent.end
        and token.nbor(1).lower_ not in ("-", "million", "thousand", "hundred")
    ):
        return True
    words = load_measures()
    form = words.forms.get(token.lower_)
    state = token.lower_ in words.states and token.nbor(1).pos_ in ("ADP", "SCONJ")
    return state or (form is not None and form.lemma in SUFFERING and form.shape == "ed")


def is_vague(token: Token) -> bool:
    """Whether a word is a vague number: "scores", "dozens"."""
    return token.lower_ in ("scores", "dozens", "hundreds", "thousands", "several")


def is_verb_next(token: Token) -> bool:
    """Whether a verb of the lexicon follows a conjunction."""
    return token.nbor(1).lower_ in load_measures().forms and token.nbor(1).pos_ in ("VERB", "AUX")


def scan_noun(last: Token, top: Token) -> Token | None:
    """The noun right after a number where the parse does not join them: "12 Azerbaijani soldiers"."""
    token = last
    for _ in range(4):
        if token.i + 1 >= token.sent.end:
            return None
        token = token.nbor(1)
        if token.pos_ in ("NOUN", "PROPN") and token.tag_ != "POS":
            following = token.nbor(1) if token.i + 1 < token.sent.end else None
            if (
                token.dep_ in ("compound", "amod", "nmod")
                and following is not None
                and following.pos_ in ("NOUN", "PROPN")
            ):
                continue
            return token if top.dep_ != "pobj" or token.lemma_.lower() in load_victims() else None
        if token.pos_ not in ("ADJ", "NUM") and token.lower_ not in ("more", "other", "-"):
            return None
    return None


def look_noun(noun: Token) -> CountedNoun | None:
    """What the lexicon knows of a noun: of its last two words first ("aid workers"), then of the noun itself."""
    words = load_victims()
    lemma = noun.lemma_.lower()
    if lemma in MANNED and is_downed(noun):
        return words["warplane"]
    left = noun.i - noun.sent.start if lemma in load_heads() else 0
    for size in (2, 1):
        if left >= size:
            before = " ".join(noun.nbor(-back).lemma_.lower() for back in range(size, 0, -1))
            if f"{before} {lemma}" in words:
                return words[f"{before} {lemma}"]
    return words.get(lemma) or words.get(noun.lower_) or words.get(strip_plural(noun.lower_)) or look_model(noun.text)


def is_people(noun: Token) -> bool:
    """Whether the lexicon knows a noun as one of people."""
    known = look_noun(noun)
    return known is not None and known.unit == "people"


def is_downed(noun: Token) -> bool:
    """Whether a noun is of what is shot down: bombers and fighters are then no people."""
    head = noun.head
    while head.dep_ == "conj" or head.lower_ == "of":
        head = head.head
    down = any(child.lower_ == "down" for child in head.children)
    return head.lemma_.lower() in ("down", "downing", "intercept", "interception") or (head.lemma_ == "shoot" and down)


def strip_plural(word: str) -> str:
    """A plural without its ending, for words the lemmatizer takes for names."""
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    return word.removesuffix("es") if word.endswith(("shes", "ches", "sses")) else word.removesuffix("s")


def find_end(mention: Mention) -> Token:
    """The last word of the phrase: the noun after the number, else the number."""
    return mention.noun if mention.noun is not None and mention.noun.i > mention.last.i else mention.last


def has_verb_after(mention: Mention) -> bool:
    """Whether a number has a predicate of its own in the rest of its clause."""
    end = find_end(mention)
    for token in end.doc[end.i + 1 : min(end.i + 10, end.sent.end)]:
        if token.lower_ in (",", ";", ".", "–", "—", "(", ")", ":", "and", "or"):
            return False
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG":
            return True
        if token.dep_ == "mark" or token.lower_ in ("who", "which", "that"):
            return True
    return False


def find_nationality(first: Token, last: Token) -> str | None:
    """The country whose demonym stands between two tokens: "Azerbaijani civilians"."""
    names = demonym_codes()
    for index in range(first.i, last.i + 1):
        code = names.get(first.doc[index].text)
        if code is not None:
            return code
    return None


@cache
def demonym_codes() -> Mapping[str, str]:
    """Country codes by demonym."""
    return {word: country.code for country in load_countries().values() for word in country.demonyms}
