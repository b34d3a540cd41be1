"""Of whom or what a count is: unit, status in the law of war, nationality, group.

By the noun first; where it is left out, by what the toll or label names, by an apposition or the predicate ("one was a
nurse"), by whose losses they are, and at last like those counted just before.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import CountedNoun, load_adjectives, load_words
from counterclaim.record.counting.counted import (
    ENTRIES,
    Mention,
    demonym_codes,
    find_end,
    find_nationality,
    look_noun,
    strip_plural,
)
from counterclaim.record.counting.measures import Found
from counterclaim.record.counting.predicates import read_form
from counterclaim.vocabulary import Counted

UNCOUNTED = load_words("uncounted")
"""What is counted in conflict news and is neither victim nor damage."""
QUALIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "det", "poss", "quantmod", "advmod"})
BODIES = frozenset({"body", "corpse", "remains", "death", "dead", "coffin"})
BARE = frozenset(
    {"dead", "wounded", "injured", "missing", "killed", "victims", "casualties", "deaths", "fatalities", "losses"}
)
"""Nouns that say what happened to those counted and not who they are."""
LOSING = frozenset({"lose", "loss", "losses", "suffer"})
FORCES = frozenset(
    [
        "army",
        "force",
        "forces",
        "military",
        "troop",
        "troops",
        "unit",
        "brigade",
        "battalion",
        "navy",
        "militia",
        "general",
        "staff",
        "side",
    ]
)
TOLLS = frozenset({"number", "toll", "count", "tally", "total", ":", "–", "losses"})
ALL = re.compile(r"^[^.;:]{0,40},\s*(?:all|both)\s+(?:of\s+)?(?:them\s+)?(?:\w+ly\s+)?(\w+)", re.IGNORECASE)
AGE = re.compile(r"\b(\d{1,2})-(?:year|month)s?-old\b")
FROM = re.compile(r",?\s*(?:all\s+|both\s+)?(?:from|of)\s+(?:the\s+)?([A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)")

RAISING = {"raise", "revise", "update", "put", "increase", "lower", "bring", "set", "place", "estimate"}
"""Verbs whose subject gives a toll and is not counted in it."""


def describe_count(mention: Mention, found: Found | None, before: Counted | None) -> Counted | None:
    """Of whom or what a number is, by all that its sentence says. None if the noun is no victim and no thing."""
    listed = (
        found is not None and found.word is mention.top and mention.noun is not None and mention.noun.lower_ in ENTRIES
    )
    of = repeat_counted(None, before) if listed else describe_counted(mention, before)
    if of is None or of.unit not in ("people", None):
        return of
    if found is not None and is_nameless(mention):
        of = describe_toll(found, mention) or of
    if mention.noun is not None and mention.noun.lemma_.lower() in BODIES:
        of = describe_bodies(mention.noun, of)
    told = describe_apposition(mention)
    if told is not None:
        of = fill_counted(of, told)
    if of.status is None:
        of = replace(of, status=read_equated(mention))
    if found is not None:
        of = describe_losses(of, found)
        of = describe_men(of, found, mention)
    return of if of.nationality is not None else replace(of, nationality=find_origin(mention))


def is_nameless(mention: Mention) -> bool:
    """Whether no noun says who those counted are."""
    return mention.noun is None or mention.noun.lower_ in BARE


def fill_counted(of: Counted, told: Counted) -> Counted:
    """A description with what another one adds."""
    return Counted(of.text or told.text, of.unit or told.unit, told.status or of.status,
                   told.nationality or of.nationality, of.group or told.group)  # fmt: skip


def describe_counted(mention: Mention, before: Counted | None) -> Counted | None:
    """Of whom or what a number is by its noun; "others" are like those `before`."""
    noun = mention.noun
    if noun is None or noun.lower_ in ("dead", "wounded", "injured", "missing", "killed"):
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
        return Counted(text, None if country is None else "people", None, country, None)
    if known.unit != "people":
        return Counted(text, known.unit, None, find_nationality(mention.last, noun))
    return describe_people(mention, noun, known, text)


def describe_people(mention: Mention, noun: Token, known: CountedNoun, text: str) -> Counted:
    """People by their noun and what qualifies it: "unarmed", "military", "aid", "14-year-old"."""
    status, group = known.status, known.group
    for child in noun.children:
        if child.dep_ not in QUALIFIERS:
            continue
        if child.lower_ in ("civilian", "unarmed", "innocent"):
            status = "civilian"
        elif child.lower_ in ("military", "enemy", "armed") and status != "civilian":
            status = "combatant"
        group = group or load_adjectives().get(child.lower_)
    if mention.last.i > noun.i:
        other = look_noun(mention.last)
        same = other is not None and other.group == group
        text, group = noun.doc[noun.i : mention.last.i + 1].text, group if same else None
        status = status if other is not None and other.status == status else None
    age = AGE.search(text)
    if age is not None and (int(age[1]) < 18 or "month" in age[0]):
        group = "children"
    return Counted(text, "people", status, find_nationality(mention.last, noun), group)


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
    single = mention.first.lower_ in ("a", "an", "another")
    while first.i < noun.i and (
        (first.is_punct and not single)
        or (first.lower_ in ("of", "the", "more", "-", "or", "additional") or (first.like_num and not single))
    ):
        first = first.nbor(1)
    return mention.sentence.span(first, noun).quote


def describe_toll(found: Found, mention: Mention) -> Counted | None:
    """Whom a toll or a label names: "the number of children killed rose to 12", "Aid workers killed: 309"."""
    word = found.word
    if word.i > mention.first.i and word.pos_ in ("VERB", "AUX"):
        return None
    if word.pos_ not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return None
    start = max(word.sent.start, word.i - 5)
    comma = next((token.i for token in word.doc[word.i : mention.first.i] if token.text == ","), mention.first.i)
    named = [token for token in word.doc[start:comma] if token.pos_ in ("NOUN", "PROPN", "ADJ")]
    named = [token for token in named if token.dep_ != "nsubj" or token.head.lemma_.lower() not in RAISING]
    if not any(token.lower_ in TOLLS for token in word.doc[start : mention.first.i]):
        return None
    return name_people(named)


def name_people(tokens: Iterable[Token]) -> Counted | None:
    """The first people among some words, or a nationality."""
    words = list(tokens)
    for token in words:
        known = look_noun(token)
        if known is not None and known.unit == "people" and token.lower_ not in BARE and token.pos_ != "ADJ":
            first = token.doc[max(token.sent.start, token.i - 2)]
            return Counted(token.text, "people", known.status, find_nationality(first, token), known.group)
    for token in words:
        country = demonym_codes().get(token.text)
        if country is not None:
            return Counted(token.text, "people", None, country)
    return None


def describe_apposition(mention: Mention) -> Counted | None:
    """Who somebody is said to be right after: "one more victim, a woman", "three of them, all civilians"."""
    end = find_end(mention)
    tokens = end.doc[end.i + 1 : min(end.i + 9, end.sent.end)]
    text = [token.lower_ for token in tokens]
    start = next((n for n in (0, 2) if text[n : n + 1] == [","] and (n == 0 or text[0] == "of")), None)
    all_told = ALL.search(end.doc[end.i + 1 : min(end.i + 14, end.sent.end)].text)
    if all_told is not None:
        named = [token for token in end.doc[end.i + 1 : end.sent.end] if token.lower_ == all_told[1].lower()]
        return name_people(named[:1])
    if start is None or len(tokens) < start + 3 or text[start + 1] not in ("a", "an", "all", "both", "mostly"):
        return None
    if text[start + 1] in ("a", "an") and mention.low != 1:
        return None
    found = []
    for token in tokens[start + 2 :]:
        if token.pos_ not in ("ADJ", "NOUN", "PROPN"):
            break
        found.append(token)
    return name_people(found[-1:]) if text[start + 1] != "mostly" else None


def describe_bodies(noun: Token, of: Counted) -> Counted:
    """Whose bodies or deaths they are: "13 bodies of terrorists", "300 army dead"."""
    inner = [
        grand for child in noun.children if child.lower_ == "of" for grand in child.children if grand.dep_ == "pobj"
    ]
    told = name_people(inner)
    if told is None and any(child.lower_ in FORCES for child in noun.children):
        told = Counted(None, "people", "combatant")
    return of if told is None else fill_counted(of, told)


def describe_men(of: Counted, found: Found, mention: Mention) -> Counted:
    """Of men that an army lost or that were put out of action: combatants; nobody else loses men."""
    noun = mention.noun
    lost = (
        read_form(found.word).lemma == "lose"
        or read_form(mention.top.head).lemma == "lose"
        or found.measure == "casualties"
    )
    if noun is not None and noun.lemma_.lower() in ("man", "men") and lost and of.status is None:
        of = replace(of, status="combatant")
    return describe_losses(of, Found(found.measure, mention.top.head)) if of.nationality is None else of


def describe_attribute(verb: Token) -> Counted | None:
    """Who the subject of "be" is said to be: "one was a citizen of Nepal", "25 of the dead were Indian nationals"."""
    attr = next((child for child in verb.children if child.dep_ == "attr"), None)
    known = None if attr is None else look_noun(attr)
    if attr is None or known is None or known.unit != "people":
        return None
    first = attr.doc[max(attr.sent.start, attr.i - 2)]
    of = Counted(attr.text, "people", known.status, find_nationality(first, attr), known.group)
    if of.nationality is None:
        match = FROM.match(attr.doc[attr.i + 1 : min(attr.i + 5, attr.sent.end)].text)
        of = replace(of, nationality=None if match is None else find_country(match[1]))
    return of


def read_equated(mention: Mention) -> Literal["civilian", "combatant", "mixed"] | None:
    """The status that the rest of the sentence gives those counted: "the 14 men killed there were all fighters", "all
    seven were armed members of a militia"; None where it is denied, or of others."""
    noun = mention.noun or mention.top
    verb = noun.head
    denied = any(child.dep_ == "neg" for child in verb.children)
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or denied:
        return None
    told = describe_attribute(verb)
    attr = next((child for child in verb.children if child.dep_ == "attr"), None)
    armed = attr is not None and any(child.lower_ == "armed" for child in attr.children)
    return "combatant" if armed else None if told is None else told.status


def describe_losses(of: Counted, found: Found) -> Counted:
    """Of an army that lost 380 men, or of "Russian losses", the status and nationality."""
    noun = found.word.pos_ in ("NOUN", "PROPN", "ADJ") and any(child.dep_ == "poss" for child in found.word.children)
    if read_form(found.word).lemma not in LOSING and found.word.lower_ not in LOSING and not noun:
        return of
    around = [found.word, *found.word.subtree] if found.word.pos_ in ("NOUN", "PROPN", "ADJ") else []
    for child in found.word.children:
        if child.dep_ == "nsubj":
            around += [*child.subtree]
    words = {token.lower_ for token in around}
    force = bool(words & FORCES)
    country = next(
        (demonym_codes()[t.text] for t in around if t.text in demonym_codes() and t.i < found.word.i + 6), None
    )
    named = next(
        (code for t in around if (code := find_country(t.text)) is not None and t.dep_ in ("nsubj", "poss")), None
    )
    status = (None if of.text is None and force else of.status) or (
        "combatant" if force or (country is not None and of.group in ("men", None)) else None
    )
    return replace(of, status=status, nationality=of.nationality or country or named)


def find_origin(mention: Mention) -> str | None:
    """The country that those counted are said to be from: "two blue helmets, from Chad", "a boy from Russia"."""
    end = find_end(mention)
    tail = end.doc[end.i + 1 : min(end.i + 7, end.sent.end)].text
    match = re.match(
        r"(?:of\s+\d+\s*)?,?\s*(?:both\s+|all\s+)?(?:from|nationals\s+of|citizens?\s+of)\s+([A-Z][\w-]+)", tail
    )
    return None if match is None else find_country(match[1])


def find_country(name: str) -> str | None:
    """The code of the country of this name."""
    return country_codes().get(name) or country_codes().get(name.split()[0])


@cache
def country_codes() -> Mapping[str, str]:
    """Country codes by name and alias."""
    return {name: row.code for row in load_countries().values() for name in (row.name, *row.aliases)}
