"""Idioms of blame: "held X responsible", "pinned it on X", "laid the blame on X", "pointed the finger at X"."""

from functools import cache

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_kinds, load_words
from counterclaim.record.text.grammar import find_agent, find_child, is_negated, list_phrases

ACCOUNTABLE = frozenset({"responsible", "accountable", "liable", "culpable"})
BLAME = frozenset({"blame", "responsibility", "guilt", "fault"})
BLAMING = frozenset({"blame", "attribute", "ascribe", "pin"})
"""Verbs that name after "on" or "to" who is said to have done it."""
LAYING = frozenset({"lay", "put", "place", "cast", "heap", "lie"})
FEET = frozenset({"door", "doorstep", "foot", "feet"})


def find_shifted(verb: Token) -> Token | None:
    """Whom an idiom of blame names; None where the verb is none, or says no."""
    if is_negated(verb):
        return None
    lemma, noun = verb.lemma_.lower(), find_child(verb, "dobj")
    if lemma == "hold":
        told = find_accountable(verb)
        return None if told is None else find_child(told, "nsubj") or noun
    if noun is None and lemma == "point":
        return find_pointed(verb)
    if noun is None or lemma not in {"point", "pin", *LAYING}:
        return None
    if lemma == "point":
        return find_last(verb, noun, "at") if noun.lower_ == "finger" else None
    if noun.lemma_.lower() not in BLAME | load_harms():
        return None
    if lemma == "pin" or (lemma in LAYING and noun.lemma_.lower() in BLAME):
        return find_last(verb, noun, "on", "upon", "with") or find_door(verb, noun)
    if lemma == "put" and any(word.lower_ == "down" for word in verb.rights):
        return find_last(verb, noun, "to")
    return find_door(verb, noun) if lemma in LAYING else None


def find_pointed(verb: Token) -> Token | None:
    """The forces that somebody points to or at; what is no force is no culprit: "pointed to the shortages"."""
    nouns = [noun for _, noun in list_phrases(verb, "to", "at", "towards")]
    forces = load_words("forces")
    named = (noun for noun in nouns if noun.lemma_.lower() in forces or noun.lower_ in forces or noun.text.isupper())
    return next(named, None)


@cache
def load_harms() -> frozenset[str]:
    """Nouns of what somebody is blamed for: every kind of event, and what it did."""
    events = {noun for kind in load_kinds().values() for noun in kind.nouns}
    return frozenset(
        events | load_words("suffered") | {"it", "this", "that", "incident", "tragedy", "disaster", "fire", "blaze"}
    )


def find_charged(verb: Token) -> Token | None:
    """Whom a verb of blame names after "on" or "to", which may hang on who blames: "blamed by X on the rebels"."""
    if verb.lemma_.lower() not in BLAMING:
        return None
    blamer = find_agent(verb)
    words = (*list_phrases(verb, "on", "upon", "to"), *(() if blamer is None else list_phrases(blamer, "on", "to")))
    return next((noun for _, noun in words if noun.lemma_.lower() not in load_cues()["occasion"]), None)


def find_charge(noun: Token) -> Token | None:
    """The verb of blame that names a noun as who did it."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    verb = above.head.head if above.dep_ == "pobj" and above.head.lower_ == "by" else above
    charged = find_charged(verb)
    return verb if charged is not None and charged.i == noun.i else None


def find_accountable(verb: Token) -> Token | None:
    """The word "responsible" that belongs to "hold", or that the parse hangs on whom it names."""
    noun = find_child(verb, "dobj")
    words = (*verb.rights, *(() if noun is None else noun.rights))
    return next((word for word in words if word.lower_ in ACCOUNTABLE), None)


def find_last(verb: Token, noun: Token, *words: str) -> Token | None:
    """The noun of the last such phrase after another noun: "the blame for the strike on a town on Kyiv"; no day."""
    found = [
        inner
        for word in verb.subtree
        if word.i > noun.i and word.lower_ in words and word.dep_ == "prep"
        for inner in word.children
        if inner.dep_ == "pobj" and inner.lemma_.lower() not in load_cues()["occasion"]
    ]
    return found[-1] if len(found) > 0 else None


def find_door(verb: Token, noun: Token) -> Token | None:
    """Whose door or feet something is laid at: "at India's door", "at the feet of the army"."""
    place = find_last(verb, noun, "at")
    if place is None or place.lower_ not in FEET:
        return None if place is None or place.head.lower_ != "of" else place
    return find_child(place, "poss") or find_last(verb, place, "of")
