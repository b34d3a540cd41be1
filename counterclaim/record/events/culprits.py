"""Whom a clause blames for an event: "accused X of", "blamed on X", "X was behind it", "X claimed responsibility"."""

import re
from itertools import islice

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.nations import is_loose
from counterclaim.record.counting.counted import demonym_codes
from counterclaim.record.events.cue import Cue
from counterclaim.record.text.authors import find_author
from counterclaim.record.text.blaming import BLAMING, find_charge, find_charged, find_last, find_shifted
from counterclaim.record.text.grammar import (
    climb_conjuncts,
    find_agent,
    find_child,
    find_subject,
    is_negated,
    is_passive,
    iterate_heads,
)
from counterclaim.vocabulary import Actor

BYSTANDERS = re.compile(
    r"\b(?:residents?|villagers?|witness(?:es)?|survivors?|relatives?|priests?|doctors?|medics?|nurses?|locals?"
    r"|neighbou?rs?|farmers?|families|people|civilians?|refugees?)$",
    re.IGNORECASE,
)

TRADED = re.compile(
    r"\b(?:trad(?:e|es|ed|ing)|exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?) (?:\w+ )?(?:blame|accusations?|barbs|charges"
    r"|recriminations)\b|\b(?:blam|accus)(?:e|es|ed|ing) (?:each other|one another)\b",
    re.IGNORECASE,
)
"""Words for what both sides do after an event that one of them did."""


ACCUSING = {"of": "accuse", "with": "charge"}
"""The verb that each preposition before a deed belongs to."""
OWNING = frozenset({"claim", "take", "accept", "admit", "assume"})
"""Verbs by which somebody makes an attack his own, with "responsibility" as their object."""


def owns_up(noun: Token) -> bool:
    """Whether a noun is who says that an attack was his: "the group claimed responsibility for the bombing"."""
    verb = noun.head
    owned = find_child(verb, "dobj") if noun.dep_ == "nsubj" and verb.lemma_ in OWNING else None
    return owned is not None and owned.lemma_ == "responsibility" and not is_negated(verb)


def find_culprit(preposition: Token) -> Token | None:
    """Who was "behind" it, "responsible for" it or "to blame for" it; None where that is denied."""
    above = preposition.head
    if preposition.lower_ == "behind" and above.lemma_ not in ("be", "stand", "lie"):
        return above if above.pos_ in ("NOUN", "PROPN") else None
    told = above.lemma_ in ("responsible", "guilty", "culpable") or (above.lemma_ == "blame" and above.dep_ == "xcomp")
    verb = above if preposition.lower_ == "behind" else above.head if told else None
    if verb is None or verb.lemma_ not in ("be", "stand", "lie") or any(child.dep_ == "neg" for child in verb.children):
        return None
    return find_subject(verb)


def find_blamed(token: Token) -> Token | None:
    """Whom the clause blames: "accused X of", "blamed X for", "the work of X", "X claimed responsibility for"."""
    author = find_author(token)
    if author is not None:
        return author
    preposition = token.head if token.dep_ in ("pobj", "pcomp") else None
    verb = preposition.head if preposition is not None else token.head
    if preposition is not None and preposition.lower_ in ("behind", "for"):
        named = find_culprit(preposition)
        if named is not None:
            return named
    if verb.lemma_ == "responsibility" and verb.head.lemma_ in OWNING:
        return find_subject(verb.head)
    if preposition is not None and preposition.lower_ == "of":
        while verb.dep_ == "pobj" and verb.head.lower_ == "of":
            verb = verb.head.head
        if verb.dep_ == "dobj" and verb.head.lemma_ == "accuse":
            return verb
    if (
        preposition is not None
        and verb.lemma_ in ("accuse", "blame", "suspect", "condemn")
        and preposition.lower_ in ("of", "for", "over")
    ):
        whom = find_child(verb, "nsubjpass") or find_child(verb, "dobj") or find_subject(verb)
        return verb.head if whom is not None and whom.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else whom
    accused = find_accused(token)
    if accused is not None:
        return accused
    held = find_held(token)
    if held is not None:
        return held
    if token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in BLAMING:
        words = ("on", "upon") if token.head.lemma_ in ("blame", "pin") else ("to",)
        return find_last(token.head, token, *words) or find_charged(token.head)
    above = (row for row in iterate_heads(token) if row.pos_ == "VERB")
    shifted = next((find_shifted(row) for row in islice(above, 3)), None)
    return shifted if shifted is None or shifted.i != token.i else None


def find_accused(deed: Token) -> Token | None:
    """Who is accused of a deed or charged with it, whatever stands between: "accused the crews posted near the camp of
    firing", "charged the army in a message with having blown it up"."""
    led = next((word for word in reversed(list(deed.lefts)) if word.dep_ == "aux" and word.tag_ == "VBG"), deed)
    if led.tag_ != "VBG" or led.i == led.sent.start:
        return None
    before, arms = led.nbor(-1).lower_, load_words("forces") | load_words("regulars")
    for verb in iterate_heads(led):
        if verb.lemma_ == ACCUSING.get(before):
            clause = find_child(verb, "ccomp")
            whom = find_child(verb, "dobj") or (None if clause is None else find_child(clause, "nsubj"))
            whom = None if is_passive(verb) else whom
            armed = whom is not None and (whom.pos_ == "PROPN" or whom.lemma_.lower() in arms)
            return whom if whom is not None and armed and whom.i < led.i and not is_negated(verb) else None
    return None


def find_nation(noun: Token) -> str | None:
    """The adjective by which regular arms are a nation's own: "Russian aviation", "Azerbaijani gunners"."""
    if noun.lemma_.lower() not in load_words("regulars") and noun.lower_ not in load_words("regulars"):
        return None
    found = [child for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod")]
    own = [child.text for child in found if child.text in demonym_codes() and not is_loose([child], 0)]
    return own[0] if len(own) == 1 else None


def find_held(token: Token) -> Token | None:
    """Whom a clause about the event holds responsible: "the attack, for which Ukraine holds Russia responsible"; who is
    told to be behind it: "the raid, which officials blame on the rebels"."""
    for verb in (word for word in token.subtree if word.dep_ in ("relcl", "acl")):
        if verb.lemma_ == "hold":
            told = (child for child in verb.children if child.lower_ in ("responsible", "accountable"))
            return next((find_child(word, "nsubj") or find_child(verb, "dobj") for word in told), None)
        if verb.lemma_ in BLAMING:
            return find_charged(verb)
    return None


def find_blamer(noun: Token) -> Token | None:
    """Who blames the deed on a noun in a clause beside it, where it says so: "an attack that the army blamed on X"."""
    verb = find_charge(climb_conjuncts(noun))
    if verb is None or verb.dep_ not in ("relcl", "acl"):
        return None
    return find_agent(verb) or find_child(verb, "nsubj")


def trades_blame(noun: Token, cue: Cue) -> bool:
    """Whether a noun before the event only trades blame for it: "India, Pakistan trade blame after Poonch shelling"."""
    match = TRADED.search(cue.sentence.text)
    if match is None:
        return False
    places = [cue.sentence.offset + token.idx - cue.sentence.start for token in (noun, cue.token)]
    return places[0] < match.start() and places[1] >= match.end()


def is_bystander(actor: Actor) -> bool:
    """Whether an actor is of people who saw or suffered it, and did not do it: "residents", "two priests"."""
    return actor.kind in ("group", "unknown") and BYSTANDERS.search(actor.name) is not None
