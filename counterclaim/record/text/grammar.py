"""What the parse says of a clause: who its subject is, what is negated, where a noun phrase begins and ends.

All functions take and give spaCy tokens of one sentence. They repair what the small English pipeline often gets wrong
in news: a headline's "Five killed" is no active verb with a subject, and a gerund shares its head's subject.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words

SUBJECTS = {"nsubj", "csubj", "expl"}
OBJECTS = {"dobj", "obj", "dative", "oprd"}
SHARING = {"advcl", "xcomp", "conj", "pcomp", "acl"}
"""A verb under one of these without a subject of its own has its head's."""


IRREGULAR = {
    "retook": "retake",
    "raping": "rape",
    "raped": "rape",
    "rap": "rape",
    "overran": "overrun",
    "trod": "tread",
    "staging": "stage",
    "staged": "stage",
}
"""Forms that the lemmatizer does not know or takes for another verb."""
STRIKING_DOWN = load_words("strike_down")
"""Verbs that are never without an object: "UN says peacekeepers killed" tells of peacekeepers who were killed."""

NOTHING = frozenset({"no", "none", "nobody", "neither", "nothing", "no-one"})
INVERTED = re.compile(
    r"\b(?:never|nowhere|not once|(?:at|on|in|under) no \w+)(?: \w+ly)? (?:did|had|has|have|was|were)$", re.IGNORECASE
)
"""What stands before the subject where it follows its auxiliary: "at no time did troops fire"."""

STRUCK = frozenset({"strike", "hit", "target", "shell", "bomb", "attack", "raid", "storm", "bombard"})

POSING = frozenset({"disguise", "dress", "pose", "masquerade"})
"""Verbs after which "as soldiers" is not who acts: "gunmen disguised as soldiers killed 44"."""
TAKEN = frozenset({"hostage", "prisoner", "captive"})
"""What people are taken or held as: "fighters taken hostage by the rebels"."""


def read_lemma(token: Token) -> str:
    """The lemma of a verb, lower case, irregular forms mended."""
    return IRREGULAR.get(token.lower_) or IRREGULAR.get(token.lemma_.lower()) or token.lemma_.lower()


def find_child(token: Token, *deps: str) -> Token | None:
    """The first child under one of these relations."""
    return next((child for child in token.children if child.dep_ in deps), None)


def list_conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and everything coordinated with it."""
    found = [token]
    for child in token.children:
        if child.dep_ in ("conj", "appos") and child.dep_ == "conj":
            found += list_conjuncts(child)
    return tuple(found)


def climb_conjuncts(token: Token) -> Token:
    """The first of a coordination: it carries the grammatical role of all."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: an auxiliary says so, or it is a bare participle after its noun or in a headline."""
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if (verb.tag_ == "VBN" or verb.lower_ == "taken") and any(child.lower_ in TAKEN for child in verb.children):
        return not any(child.dep_ == "aux" for child in verb.children)
    if any(child.dep_ in OBJECTS | {"ccomp", "xcomp"} for child in verb.children):
        return False
    if verb.tag_ == "VBD" and verb.lemma_.lower() in STRIKING_DOWN and find_child(verb, "nsubj") is not None:
        return verb.dep_ != "relcl" and not any(child.dep_ == "aux" for child in verb.children)
    if verb.tag_ != "VBN":
        return is_struck_thing(verb)
    if verb.dep_ in ("acl", "amod", "ROOT", "ccomp", "oprd", "advcl"):
        return not any(child.dep_ == "aux" for child in verb.children)
    return verb.dep_ == "conj" and is_passive(verb.head)


def is_struck_thing(verb: Token) -> bool:
    """Whether a clause that ends with its verb tells what was struck: "Fuel depot in Dzhankoi struck"; a house or a
    base strikes nobody."""
    subject = find_child(verb, "nsubj")
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    if subject is None or verb.tag_ != "VBD" or any(token.is_alpha for token in rest[:1]):
        return False
    lemma = subject.lemma_.lower()
    return read_lemma(verb) in STRUCK and lemma in load_words("civil_objects") | load_words("military_objects")


def find_own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb itself, of several the nearest before it: what stands first is a topic."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    before = [child for child in own if child.i < verb.i]
    return before[-1] if len(before) > 0 else own[0] if len(own) > 0 else None


def find_subject(verb: Token, *, depth: int = 4) -> Token | None:
    """The subject of a verb, its own or the one it shares with its head; the noun a relative clause hangs on."""
    own = find_own_subject(verb)
    if own is None:
        helpers = (child for child in verb.children if child.dep_ in ("aux", "auxpass"))
        own = next((found for word in helpers if (found := find_child(word, "nsubj", "nsubjpass")) is not None), None)
    if own is not None:
        if verb.dep_ == "advcl" and verb.head.lemma_ in POSING and own.doc[own.left_edge.i - 1].lower_ == "as":
            return find_subject(verb.head, depth=depth)
        if own.lower_ in ("which", "that", "who", "whom") and own.tag_ in ("WDT", "WP", "IN", "DT"):
            return find_antecedent(verb)
        return own
    if depth == 0 or (verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "as"):
        return None
    if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return verb.head
    if verb.dep_ in ("xcomp", "pcomp"):
        controlled = find_control(verb)
        if controlled is not None:
            return controlled
    if verb.dep_ == "conj" and verb.lemma_ == "deny" and verb.head.dep_ == "ccomp":
        return find_subject(verb.head.head, depth=depth - 1)
    if verb.dep_ in SHARING and verb.head.i != verb.i:
        head = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if head.pos_ in ("VERB", "AUX"):
            return find_subject(head, depth=depth - 1)
    return None


def find_control(verb: Token) -> Token | None:
    """Whose act a complement is: "accused Armenia of shelling" is Armenia's; "ordered troops to fire" the troops'."""
    head = verb.head.head if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" else verb.head
    if verb.dep_ == "pcomp" and verb.head.dep_ == "conj":
        head = next((above for above in iterate_heads(verb) if above.lemma_ in ("accuse", "suspect")), head)
    if verb.dep_ == "pcomp" and head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_ in ("accuse", "suspect"):
        return head
    if head.lemma_ in ("accuse", "blame", "condemn", "suspect", "order", "force", "tell", "urge", "ask", "call", "see"):
        passive = find_child(head, "nsubjpass")
        return passive if passive is not None else find_child(head, "dobj", "pobj")
    return None


def find_antecedent(verb: Token) -> Token | None:
    """The noun a relative clause hangs on."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" and verb.head.i != verb.i else None


def find_agent(verb: Token) -> Token | None:
    """The noun of a passive's by-phrase."""
    for child in verb.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            noun = find_child(child, "pobj")
            if noun is not None:
                return noun
    return None


def list_objects(verb: Token) -> tuple[Token, ...]:
    """Direct objects of an active verb, or the subject of a passive one."""
    if is_passive(verb):
        subject = find_subject(verb)
        return () if subject is None else list_conjuncts(subject)
    found = [child for child in verb.children if child.dep_ in OBJECTS and child.pos_ != "VERB"]
    return tuple(token for noun in found for token in list_conjuncts(noun))


def list_phrases(token: Token, *words: str) -> Iterator[tuple[Token, Token]]:
    """(preposition, noun) of each phrase under a token that begins with one of these words; of all if none is given."""
    for child in token.children:
        if child.dep_ not in ("prep", "agent", "dative"):
            continue
        if len(words) == 0 or child.lower_ in words:
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp") and noun.pos_ not in ("VERB", "ADP"):
                    yield from ((child, each) for each in list_conjuncts(noun))
        if child.lower_ in ("as", "along") or child.dep_ == "prep":
            yield from (pair for pair in list_phrases(child, *words) if pair[0].i != child.i)


def is_negated(token: Token) -> bool:
    """Whether a verb or event noun is negated in its own clause: by "not" or "never", by a subject or an object that is
    nothing ("nobody fired", "not a single shell"), by a time that is none ("at no time did they fire")."""
    for child in token.children:
        if is_bound(child):
            continue
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor"):
            return True
        if child.dep_ in ("det", "nsubj", "nsubjpass") and child.lower_ in NOTHING:
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and is_none(child):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and is_inverted(child):
            return True
    joined = token.dep_ in ("conj", "xcomp") and all(each.lower_ != ";" for each in token.doc[token.head.i : token.i])
    if joined and token.head.pos_ in ("VERB", "AUX") and find_child(token, "nsubj") is None:
        shared = find_child(token.head, "nsubj", "nsubjpass") if find_child(token, "nsubjpass") is None else None
        if shared is not None and is_none(shared):
            return not any(child.lower_ in ("but", "however") for child in token.head.children)
        return any(child.dep_ == "neg" for child in token.head.children) and not any(
            child.lower_ in ("but", "however") for child in token.head.children
        )
    if token.tag_ == "VBG" and token.i - 2 >= token.sent.start:
        no, whose = token.doc[token.i - 2 : token.i]
        if no.lower_ == "no" and whose.pos_ in ("ADJ", "PROPN", "NOUN"):
            return True
    return token.dep_ == "pobj" and token.head.lower_ == "without"


def is_none(noun: Token) -> bool:
    """Whether a noun phrase is of nothing: "no rocket", "neither side", "not a single shell", "not one drone"."""
    first = noun.left_edge
    if first.lower_ == "not" and first.i < noun.i:
        return noun.doc[first.i + 1].lower_ in ("a", "an", "one", "any")
    return any(
        child.dep_ in ("det", "preconj") and child.lower_ in ("no", "neither") and not is_bound(child)
        for child in noun.children
    )


def is_bound(word: Token) -> bool:
    """Whether "no" or "not" only limits a number: "no fewer than 12 men", "not more than two"."""
    if word.lower_ not in ("no", "not"):
        return False
    after = word.doc[word.i + 1 : min(word.i + 3, word.sent.end)].text.lower()
    return after in ("fewer than", "less than", "more than")


def is_inverted(subject: Token) -> bool:
    """Whether a subject follows its auxiliary behind a word for never: "on no occasion had its jets bombed a town"."""
    first = subject.left_edge.i
    return INVERTED.search(subject.doc[max(subject.sent.start, first - 5) : first].text) is not None


def find_phrase(noun: Token) -> tuple[Token, Token]:
    """First and last token of a noun phrase with its determiners, adjectives and "of" complement, without clauses."""
    first = last = noun
    for child in noun.children:
        if child.i < noun.i and child.dep_ in (
            "det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "case", "neg", "predet",
        ):  # fmt: skip
            first = min(first, child.left_edge, key=lambda token: token.i)
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ == "of":
            inner = find_child(child, "pobj")
            if inner is not None and inner.pos_ != "VERB":
                last = max(last, find_phrase(inner)[1], key=lambda token: token.i)
        if child.i > noun.i and child.dep_ == "case":
            continue
    while first.i < noun.i and first.pos_ in ("PUNCT", "CCONJ"):
        first = first.nbor(1)
    return first, last


def iterate_heads(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    while token.head.i != token.i:
        token = token.head
        yield token
