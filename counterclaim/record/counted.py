"""Numbers in a sentence with what they count: "at least a dozen Azerbaijani civilians", "141 others", "a child"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import CountedNoun, load_adjectives, load_measures, load_victims, load_words, look_model
from counterclaim.record.numbers import Number, find_numbers
from counterclaim.record.parse import Sentence
from counterclaim.vocabulary import Bound, Counted, Measure, Span

UNCOUNTED = load_words("uncounted")
"""What is counted in conflict news and is neither victim nor damage."""
PARTING = frozenset({"as", "in", "by", "and", "when", "after", ",", ":", "–", "—", "-", "(", ")"})
SUFFERING = frozenset({"suffer", "sustain", "receive"})
QUALIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "det", "poss", "quantmod", "advmod"})


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
    return tuple(mention for number in find_numbers(sentence.tokens.text) if (mention := read_number(sentence, number)))


def read_number(sentence: Sentence, number: Number) -> Mention | None:
    """The mention of a number; None where no token begins and ends with it."""
    base = sentence.tokens.start_char
    inside = [t for t in sentence.tokens if number.core_start <= t.idx - base < number.core_end]
    around = [t for t in sentence.tokens if number.start <= t.idx - base < number.end]
    if len(inside) == 0:
        return None
    noun, top = find_noun(inside)
    span = sentence.document.span(sentence.start + number.start, sentence.start + number.end)
    return Mention(sentence, number.low, number.high, number.bound, span, around[0], inside[-1], top, noun)


def find_noun(tokens: list[Token]) -> tuple[Token | None, Token]:
    """(what is counted, what carries the role) of number tokens; (None, the number) for "killing one"."""
    last = tokens[-1]
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
        ):
            head = head.head
        parted = any(parts_phrase(token) for token in last.doc[last.i + 1 : head.i])
        if parted:
            return None, last
        if head.i > last.i and head.pos_ in ("NOUN", "PROPN", "ADJ") and head.i - last.i <= 7:
            return head, head
    inner = next((child for child in top.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    if inner is not None and inner.i <= last.i + 2:
        noun = next((child for child in inner.children if child.dep_ == "pobj"), None)
        if noun is not None and noun.pos_ != "NUM" and noun.lower_ not in ("them", "whom", "those", "these", "which"):
            return noun, top
        return None, top
    return scan_noun(last, top), top


def parts_phrase(token: Token) -> bool:
    """Whether a word parts a number from a noun that the parse gives it: "28 killed as … market"."""
    if (
        token.lower_ in ("as", "in", "by", "and", "when", "after", ",", ":", "–", "—", "-", "(", ")")
        and token.tag_ != "HYPH"
    ):
        return token.lower_ not in ("-", "and", ",") or (token.pos_ != "PUNCT" and is_verb_next(token))
    words = load_measures()
    form = words.forms.get(token.lower_)
    state = token.lower_ in words.states and token.nbor(1).pos_ in ("ADP", "SCONJ")
    return state or (form is not None and form.lemma in SUFFERING and form.shape == "ed")


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
    for size in (2, 1):
        if noun.i - noun.sent.start >= size:
            before = " ".join(noun.nbor(-back).lemma_.lower() for back in range(size, 0, -1))
            if f"{before} {lemma}" in words:
                return words[f"{before} {lemma}"]
    return words.get(lemma) or words.get(noun.lower_) or words.get(strip_plural(noun.lower_)) or look_model(noun.text)


def strip_plural(word: str) -> str:
    """A plural without its ending, for words the lemmatizer takes for names."""
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    return word.removesuffix("es") if word.endswith(("shes", "ches", "sses")) else word.removesuffix("s")


def describe_counted(mention: Mention, before: Counted | None) -> Counted | None:
    """Of whom or what a number is; "others" are like those `before`. None if the noun is no victim and no thing."""
    noun = mention.noun
    if noun is None or noun.lower_ in ("dead", "wounded", "injured", "missing"):
        enemy = any(token.lower_ == "enemy" for token in mention.sentence.tokens[:6])
        return Counted(None, "people", "combatant") if enemy else repeat_counted(None, before)
    lemma = noun.lemma_.lower()
    if lemma in ("other", "more", "another") or noun.lower_ == "others":
        return repeat_counted("others", before)
    known = look_noun(noun)
    text = phrase_text(mention, noun)
    if known is None:
        if lemma in UNCOUNTED or strip_plural(noun.lower_) in UNCOUNTED or noun.pos_ == "NUM":
            return None
        country = find_nationality(noun, noun)
        if country is not None:
            return Counted(text, "people", None, country, None)
        return Counted(text, None)
    status = known.status
    group = known.group
    for child in noun.children:
        if child.dep_ not in QUALIFIERS:
            continue
        if child.lower_ in ("civilian", "unarmed", "innocent") and known.unit == "people":
            status = "civilian"
        elif child.lower_ in ("military", "enemy") and known.unit == "people" and status != "civilian":
            status = "combatant"
        group = group or (load_adjectives().get(child.lower_) if known.unit == "people" else None)
    return Counted(text, known.unit, status, find_nationality(mention.last, noun), group)


def repeat_counted(text: str | None, before: Counted | None) -> Counted:
    """Unnamed victims are like those counted just before."""
    if before is None:
        return Counted(text, None)
    return Counted(text, before.unit, before.status, before.nationality, None)


def phrase_text(mention: Mention, noun: Token) -> str:
    """The words of the noun phrase after the number."""
    if mention.last.i >= noun.i:
        return noun.text
    first = mention.last.nbor(1)
    while first.i < noun.i and (
        first.is_punct or (first.lower_ in ("of", "the", "more", "-", "or", "additional") or first.like_num)
    ):
        first = first.nbor(1)
    return mention.sentence.span(first, noun).quote


def find_end(mention: Mention) -> Token:
    """The last word of the phrase: the noun after the number, else the number."""
    return mention.noun if mention.noun is not None and mention.noun.i > mention.last.i else mention.last


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
