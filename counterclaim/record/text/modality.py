"""Whether an event is told as having happened: attempted, planned, hypothetical, habitual, negated.

Read from the verb's auxiliaries and what governs it ("threatened to", "if", "failed to"), or from what stands around an
event noun ("any attack", "the risk of", "planned strike"). What is only possible never becomes an incident.
"""

import re

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.text.grammar import find_child, is_negated, iterate_heads
from counterclaim.vocabulary import Modality

PLANNING = load_words("planning")
TRYING = load_words("trying")
ASKING = load_words("asking")
PREVENTING = load_words("preventing")
POSSIBLE = load_words("possible")
ONGOING = frozenset({"ongoing", "continuing", "continued", "repeated", "daily", "constant", "frequent", "regular"})
UNREAL = frozenset(
    {"any", "possible", "potential", "future", "further", "hypothetical", "imminent", "expected", "looming"}
)
PLANNED = frozenset({"planned", "upcoming", "intended", "impending", "threatened"})
ATTEMPTED = frozenset({"attempted", "failed", "foiled", "thwarted", "abortive", "unsuccessful"})
HABITS = load_words("habits")
PROOFS = load_words("proofs")
OCCURRING = frozenset({"be", "happen", "occur", "take", "exist", "come"})
"""Verbs that, denied, say that their subject was not: "the attack did not take place", not "caused no damage"."""
SHOWING = frozenset({"show", "depict", "prove", "demonstrate", "establish"})
UNPROVEN = re.compile(
    r"\W*(?:not (?:yet )?(?:been )?|un)(?:verified|confirmed|corroborated)\b[^.]{0,20}:", re.IGNORECASE
)
"""What a monitor could not establish: "Not verified: an attack on a convoy"."""
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})


def find_modality(token: Token) -> tuple[Modality, bool]:
    """(how an event is told, whether it is negated) for its verb or noun."""
    if token.pos_ in ("VERB", "AUX"):
        modality, negated = read_verb(token), is_negated(token)
    else:
        modality, negated = read_noun(token)
        negated = negated or is_negated(token)
    if UNPROVEN.match(token.sent.text) is not None:
        return "hypothetical", False
    negated = negated or is_missing(token)
    supposed = modality == "actual" and (is_conditional(token) or is_asked(token) or is_unshown(token))
    return ("hypothetical" if supposed else modality), negated


def is_asked(token: Token) -> bool:
    """Whether a clause asks and does not tell: "Were nuclear sites struck?", ""Why would we?" he asked"."""
    ends = (word.text for word in token.doc[token.i + 1 : token.sent.end] if word.text in ("?", "!", ".", ";", "”"))
    return next(ends, "") == "?"


def is_unshown(token: Token) -> bool:
    """Whether a picture or a proof is said not to show it: "the video does not show troops firing on refugees"."""
    for above in iterate_heads(token):
        if above.lemma_ in SHOWING and above.i < token.i and is_negated(above):
            return True
        if above.pos_ not in ("VERB", "AUX") or above.dep_ not in ("ccomp", "xcomp", "conj"):
            return False
    return False


def is_conditional(token: Token) -> bool:
    """Whether a condition stands above a word: everything under "if" is only supposed."""
    return any(
        child.dep_ == "mark" and child.lower_ in CONDITIONS
        for above in (token, *iterate_heads(token))
        if above.pos_ in ("VERB", "AUX")
        for child in above.children
    )


def read_verb(verb: Token, depth: int = 4) -> Modality:
    """How a verb's event is told: by its auxiliaries, then by what governs it."""
    own = read_auxiliaries(verb)
    if own is not None:
        return own
    mark = find_child(verb, "mark", "advmod")
    if mark is not None and mark.lower_ in CONDITIONS:
        return "hypothetical"
    if mark is not None and mark.lower_ in ("until", "till", "once") and verb.tag_ in ("VBZ", "VBP"):
        return "planned"
    head = verb.head
    if head.i == verb.i or depth == 0:
        return read_habit(verb)
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if infinitive or verb.dep_ in ("xcomp", "ccomp", "pcomp"):
        governed = read_governor(verb, infinitive)
        if governed is not None:
            return governed
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and head.tag_ == "VB":
        return read_habit(verb)
    if verb.dep_ in ("conj", "xcomp") and head.pos_ in ("VERB", "AUX") and find_child(verb, "aux", "nsubj") is None:
        return read_verb(head, depth - 1)
    if verb.dep_ in ("advcl", "pcomp") and head.pos_ in ("VERB", "AUX", "ADP") and verb.tag_ == "VBG":
        above = head.head if head.pos_ == "ADP" else head
        return read_verb(above, depth - 1) if above.pos_ == "VERB" else "actual"
    return read_habit(verb)


def read_auxiliaries(verb: Token) -> Modality | None:
    """What modal auxiliaries say; None without one."""
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass"):
            word = child.lower_
            if word in ("will", "'ll", "’ll", "shall"):
                return "planned"
            if word in ("would", "could", "may", "might", "should", "must", "can", "ca", "ought", "'d"):
                return "hypothetical"
    return None


def read_governor(verb: Token, infinitive: bool) -> Modality | None:
    """What the verb, noun or preposition above a complement makes of it."""
    head = verb.head
    if head.pos_ == "ADP":
        head = head.head
    lemma = head.lemma_.lower()
    if lemma in TRYING:
        return "attempted"
    if lemma in PREVENTING and verb.dep_ in ("pcomp", "xcomp"):
        return "hypothetical"
    if lemma in PLANNING and (infinitive or verb.dep_ in ("xcomp", "pcomp")):
        return "planned"
    if lemma in ASKING and infinitive:
        return "planned"
    if lemma in POSSIBLE:
        return "hypothetical"
    if lemma in ("attempt", "effort", "bid"):
        return "attempted"
    if infinitive and verb.dep_ in ("advcl", "acl", "relcl") and head.lemma_ not in ("continue", "begin", "start"):
        return "planned"
    return None


def read_habit(verb: Token) -> Modality:
    """Habitual where an adverb says so, or a bare present with "do not": "does not target civilians"."""
    if any(child.lower_ in HABITS for child in verb.children if child.dep_ == "advmod"):
        return "habitual" if verb.tag_ in ("VBZ", "VBP", "VB") or find_child(verb, "aux") is not None else "actual"
    subject = find_child(verb, "nsubj")
    if verb.tag_ == "VBP" and subject is not None and subject.lower_ == "we":
        return "habitual"
    if verb.tag_ == "VB" and any(child.lower_ in ("does", "do") for child in verb.children if child.dep_ == "aux"):
        return "habitual"
    return "actual"


def read_noun(noun: Token) -> tuple[Modality, bool]:
    """How an event noun is told, and whether what governs it denies that it took place."""
    for child in noun.children:
        word = child.lower_
        if word in UNREAL and child.dep_ in ("det", "amod"):
            return ("actual" if word == "further" else "hypothetical"), False
        if word in ONGOING and child.dep_ == "amod":
            return "habitual", False
        if word in PLANNED:
            return "planned", False
        if word in ATTEMPTED:
            return "attempted", False
    head = noun.head
    if head.i == noun.i:
        return "actual", False
    if head.pos_ == "ADP" and head.head.i != head.i:
        above = head.head
        if above.lemma_.lower() in POSSIBLE | ASKING and head.lower_ in ("of", "for", "against", "from"):
            return "hypothetical", False
        if above.lemma_.lower() in PREVENTING and head.lower_ in ("from", "against", "out"):
            return "hypothetical", False
        return (read_verb(above) if above.pos_ == "VERB" and head.lower_ in ("in", "by") else "actual"), False
    if head.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "obj"):
        return read_object(noun, head)
    if noun.dep_ == "conj":
        return read_noun(head) if head.pos_ == "NOUN" else ("actual", False)
    return "actual", False


def is_missing(token: Token) -> bool:
    """Whether there is no evidence of it: "no sign of an attack", "did not find evidence of fighting"."""
    proof = token.head.head
    if token.head.lower_ not in ("of", "for") or proof.lemma_.lower() not in PROOFS:
        return False
    return any(child.lower_ in ("no", "any") for child in proof.children) or is_negated(proof.head)


def read_object(noun: Token, verb: Token) -> tuple[Modality, bool]:
    """How an event noun is told by the verb it belongs to: "prevented an attack", "will launch an offensive"."""
    lemma = verb.lemma_.lower()
    if noun.dep_ in ("dobj", "obj"):
        if lemma in TRYING:
            return "attempted", False
        if lemma in PREVENTING:
            return "hypothetical", False
        if lemma in PLANNING and lemma != "order":
            return "planned", False
        if lemma in ASKING and find_child(verb, "oprd") is None:
            return "hypothetical", False
    telling = lemma in ("see", "witness", "report", "register", "record", "ignore", "condemn", "mention", "investigate")
    doing = noun.dep_ == "nsubj" and lemma not in OCCURRING
    return read_verb(verb), is_negated(verb) and not telling and not doing
