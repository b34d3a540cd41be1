"""Numbers that are the value of a toll: "the death toll rose to 21", "raised the number of wounded from 14 to 40"."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures, load_words
from counterclaim.record.counting.counted import Mention, look_noun
from counterclaim.record.counting.fitting import FLYING
from counterclaim.record.counting.predicates import Said, read_form, say_idioms
from counterclaim.record.text.grammar import climb_conjuncts, find_child
from counterclaim.vocabulary import Measure

TOLL = frozenset({"toll", "tally", "loss"})
COUNT = frozenset({"number", "count", "total", "figure", "tally", "amount", "sum", "estimate"})
"""Nouns that hold a count of what the words around them say: "the number of wounded rose to 40"."""
LISTS = load_words("counters") - TOLL - COUNT
"""What holds the names of victims, and the number of them: "the list of people killed has reached 78"."""
INMATES = frozenset({"inmate", "detainee"})
VICTIMS = frozenset({"victim"})
OWNERS = frozenset({"the", "those", "of", "own", "its", "their", "his", "our", "'s", "’s", "'", "’"})
WHOSE = frozenset({"military", "civilian", "combat", "army", "police", "own", "confirmed"})
"""What stands between an owner and the dead: "put its military dead at 244"."""
ROLES = frozenset({"nsubj", "nsubjpass", "dobj"})
OF_REACH = 5
"""Words between a toll and "of" its value: "a death toll on Monday of 14", not "casualties: Baku spoke of seven"."""
FAR = 22
"""Words between a toll and its value at most: "the number of civilians killed in the two districts since … reached"."""


def say_toll(mention: Mention) -> Iterator[Said]:
    """What the toll counts whose value a number is; the nearest first."""
    known = None if mention.noun is None else look_noun(mention.noun)
    if mention.first.lower_ in ("a", "an"):
        return
    things = known is not None and known.unit != "people"
    heads = [token for token in mention.sentence.tokens if is_head(token) and token.i <= mention.last.i + 8]
    ahead = precedes_toll(mention)
    for token in sorted(
        heads, key=lambda token: (ahead != (token.i > mention.first.i), abs(token.i - mention.first.i))
    ):
        measures = read_toll(token)
        if things:
            measures = ("destroyed",) if token.lemma_.lower() == "loss" else ()
        if len(measures) > 0 and (mention.noun is None or token.i != mention.noun.i) and is_told(token, mention):
            yield Said(measures, token)


def is_finite(token: Token) -> bool:
    """Whether a word is the verb of a clause, and no participle: "killed by strikes and shelling" parts nothing."""
    return token.pos_ == "VERB" and token.dep_ not in ("acl", "amod")


def precedes_toll(mention: Mention) -> bool:
    """Whether a number stands before its toll: "put at 36 the number of dead and at 115 the wounded"."""
    tokens = mention.sentence.tokens
    at = mention.first.i > tokens.start and mention.first.nbor(-1).lower_ in ("at", "to")
    return at and mention.last.i + 1 < tokens.end and mention.last.nbor(1).lower_ in ("the", "its", "their", "his")


def is_head(token: Token) -> bool:
    """Whether a noun can have a count as its value: a toll, a number, "injuries", "the wounded"."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return False
    words = load_measures()
    if token.lemma_.lower() in TOLL | COUNT | LISTS:
        return token.pos_ in ("NOUN", "PROPN")
    if token.lower_ in words.states and is_put(token):
        return True
    if token.dep_ in ("amod", "compound"):
        return False
    if token.lemma_.lower() in ("hostage", "captive", "refugee", "detainee", "evacuee", "newcomer", "idp"):
        return False
    if token.lemma_.lower() in words.nouns and token.tag_ in ("NNS", "NNPS"):
        return True
    if token.lower_ not in words.states or token.pos_ == "PROPN":
        return False
    if token.i > token.sent.start + 1 and token.nbor(-1).lower_ in WHOSE:
        return token.nbor(-2).lower_ in OWNERS
    return token.i > token.sent.start and token.nbor(-1).lower_ in OWNERS


def is_put(state: Token) -> bool:
    """Whether the dead of somebody, named without an article, are put at a number: "put rebel dead at more than 30"."""
    if state.i + 1 >= state.sent.end or state.nbor(1).lower_ != "at":
        return False
    return any(token.lemma_ in ("put", "estimate") for token in state.doc[max(state.sent.start, state.i - 4) : state.i])


def read_toll(noun: Token) -> tuple[Measure, ...]:
    """What a toll counts, by its words: a bare toll counts the dead, a bare number nothing."""
    words = load_measures()
    if noun.lemma_.lower() not in TOLL | COUNT | LISTS:
        return words.nouns.get(noun.lemma_.lower()) or words.states.get(noun.lower_, ())
    start = max(noun.sent.start, noun.i - 3)
    around = [noun.doc[index] for index in range(start, noun.i)]
    around += [token for token in noun.subtree if noun.i < token.i <= noun.i + 8]
    for token in sorted(around, key=lambda token: token.dep_ in ("amod", "compound")):
        lemma = token.lemma_.lower()
        measures = words.nouns.get(lemma) or words.states.get(token.lower_) or words.of.get(lemma)
        measures = measures or words.intransitive.get(read_form(token).lemma) or read_idiom(token, noun)
        if measures is not None and lemma not in TOLL:
            return measures
        if lemma in VICTIMS:
            return ("killed",)
        if lemma in INMATES or (lemma == "hold" and token.pos_ == "VERB"):
            return ("detained",)
    if noun.lemma_.lower() == "loss":
        return ("casualties",)
    return ("killed",) if noun.lemma_.lower() in TOLL else ()


def read_idiom(verb: Token, noun: Token) -> tuple[Measure, ...] | None:
    """What a verb says with the words after it of those counted by a noun: "the number of jets brought down"."""
    held = [child for child in noun.children if child.lower_ == "of"]
    counted = next((child for of in held for child in of.children if child.dep_ == "pobj"), None)
    if counted is None or verb.tag_ != "VBN" or verb.head.i not in (counted.i, noun.i):
        return None
    known = look_noun(counted)
    unit = None if known is None else known.unit
    for said in say_idioms(verb, "object"):
        if said.unit in (None, unit) or (said.unit == "flying" and unit in FLYING):
            return said.measures
    return None


def is_listed(toll: Token, mention: Mention) -> bool:
    """Whether a number is how many a list holds: it "has reached 78", "ran to 14 patients"; not "of 14 pages"."""
    before = mention.first.nbor(-1) if mention.first.i > mention.first.sent.start else mention.first
    verb = before.head if before.lower_ in ("to", "at") else before
    subject = find_child(verb, "nsubj")
    return (
        subject is not None
        and subject.i == toll.i
        and read_form(verb).lemma in load_words("reaching") | {"reach", "number"}
    )


def is_told(toll: Token, mention: Mention) -> bool:
    """Whether a number is the value of a toll: the words between them lead from one to the other."""
    if climb_conjuncts(toll).head.i in {above.i for above in list(mention.top.ancestors)[:4]} and toll.dep_ in ROLES:
        own = mention.noun is None or (known := look_noun(mention.noun)) is None or known.unit == "people"
        return own and (mention.top.dep_ not in ("nsubj", "nsubjpass"))
    if toll.lemma_.lower() in LISTS and not is_listed(toll, mention):
        return False
    low, high = sorted((toll.i, mention.first.i))
    between = toll.doc[low + 1 : high]
    if any(token.lower_ in ("while", "and") and token.dep_ == "cc" and is_finite(token.head) for token in between):
        return False
    if high - low > FAR:
        return False
    before = mention.first.nbor(-1).lower_ if mention.first.i > mention.first.sent.start else ""
    if before == "of" and (high - low > OF_REACH or any(token.pos_ == "VERB" for token in between)):
        return False
    return before in load_words("toll_leads")
