"""Whose deed an event is said to be: "the massacre was the work of the army", "died at the hands of the rebels"."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.record.text.grammar import climb_conjuncts, find_child

WORK = frozenset({"work", "doing", "handiwork"})
PREDICATES = ("attr", "oprd", "appos", "xcomp", "ccomp")


def find_author(token: Token) -> Token | None:
    """Whose work an event word is called, or is said not to be, or at whose hands it was suffered."""
    for word in (token, token.head) if token.dep_ == "dobj" else (token,):
        owner = find_hands(word)
        if owner is not None:
            return owner
    if token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return next((owner for noun in list_called(token) if (owner := find_owner(noun)) is not None), None)


def find_hands(word: Token) -> Token | None:
    """At whose hands a word's event was: "killed at the hands of the militia", "died at rebel hands"."""
    for child in word.children:
        hands = find_child(child, "pobj") if child.lower_ == "at" and child.dep_ == "prep" else None
        if hands is not None and hands.lower_ == "hands":
            return find_owner(hands)
    return None


def list_called(noun: Token) -> Iterator[Token]:
    """What an event is said to be: "was the work of X", "described it as X's doing", "the attack, the work of X"."""
    yield from (child for child in noun.children if child.dep_ == "appos" and child.lemma_.lower() in WORK)
    top = climb_conjuncts(noun)
    verb = top.head
    if top.dep_ not in ("nsubj", "nsubjpass", "dobj") or verb.pos_ not in ("VERB", "AUX"):
        return
    for child in verb.children:
        held = find_child(child, "pobj") if child.lower_ == "as" and child.dep_ == "prep" else child
        if held is not None and held.lemma_.lower() in WORK and (held is not child or child.dep_ in PREDICATES):
            yield held


def find_owner(noun: Token) -> Token | None:
    """Whose a noun is: "of the army", "the army's", "Armenia's and its ally's"."""
    of = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    owner = find_child(noun, "poss") if of is None else find_child(of, "pobj")
    return owner or find_child(noun, "compound", "amod", "nmod")
