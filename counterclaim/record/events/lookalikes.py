"""Words of events that tell of none here: firing that dies down, wounded flown out, an office taken over."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import look_noun
from counterclaim.record.text.grammar import (
    find_agent,
    find_child,
    find_subject,
    is_negated,
    is_passive,
    list_conjuncts,
    list_objects,
    list_phrases,
    read_lemma,
)

ENDING = frozenset({"down", "out", "away"})
"""Particles by which what dies is a noise or a fight."""
MANNER = frozenset({"battle", "combat", "action"})
"""Nouns that without an article only say how somebody fell: "killed in combat"."""
MEANS = frozenset({"mean", "means", "method", "weapon", "instrument", "tool", "line"})
"""What is only for an event: "the means of attack"."""
TRUCES = frozenset({"truce", "ceasefire", "armistice", "agreement", "deal", "accord", "pause"})


def is_lookalike(verb: Token, kind: str) -> bool:
    """Whether a verb of the list tells no event here, by its object, particle or subject."""
    lemma = read_lemma(verb)
    beside = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod", "prep")}
    objects = [token.lemma_.lower() for token in list_objects(verb)]
    if lemma == "die":
        return len(beside & ENDING) > 0
    if lemma == "evacuate":
        within = {form for noun in list_objects(verb) for word in noun.subtree for form in (word.lower_, word.lemma_)}
        return len(within & load_words("hurt")) > 0
    if "back" in beside and kind in ("shooting", "attack"):
        return not is_armed(find_subject(verb))
    if kind == "armed-clash" and len(objects) > 0:
        return all(word in load_words("said_things") for word in objects)
    if lemma == "raid":
        return is_search(verb)
    if lemma in ("expel", "deport"):
        return is_guest(verb)
    if lemma == "flee":
        subject = find_subject(verb)
        charged = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in ("blame", "accuse", "fault", "suspect")
        return charged or (subject is not None and (is_fighting(subject) or is_on_the_run(verb)))
    if kind == "killing":
        return len(objects) > 0 and all(word in load_words("not_killed") for word in objects)
    if kind == "talks":
        return verb.dep_ == "acl" and verb.head.lemma_.lower() in TRUCES
    if lemma == "withdraw":
        return not is_retreat(verb)
    if kind == "protest":
        return verb.dep_ == "acl" and verb.head.lemma_.lower() in ("note", "letter", "statement", "message")
    return kind == "territory-taken" and lemma == "take" and (len(beside & ENDING) > 0 or is_office(verb))


def is_search(raid: Token) -> bool:
    """Whether a raid is one of police on a home or an office, or of anybody who arrests there, and sheds no blood."""
    around = {token.lemma_.lower() for token in raid.sent}
    if len(around & load_words("bloodshed")) > 0:
        return False
    near = {form for token in list_beside(raid) for form in (token.lemma_.lower(), token.lower_)}
    police = len(near & load_words("searchers")) > 0
    inside = len(near & load_words("premises")) > 0
    if raid.pos_ not in ("VERB", "AUX"):
        return police or (inside and len(around & load_words("searching")) > 0)
    return inside and (police or len(around & load_words("searching")) > 0)


def list_beside(raid: Token) -> Iterator[Token]:
    """Who raids and what: subject and objects of the verb, words and phrases of the noun."""
    if raid.pos_ in ("VERB", "AUX"):
        subject = find_agent(raid) if is_passive(raid) else find_subject(raid)
        yield from () if subject is None else list_conjuncts(subject)
        yield from list_objects(raid)
        return
    yield from (child for child in raid.children if child.dep_ in ("compound", "amod", "poss", "nmod"))
    yield from (noun for _, noun in list_phrases(raid, "by", "on", "at", "in"))


def is_guest(verb: Token) -> bool:
    """Whether who is expelled is a diplomat, a reporter or a member, and no population."""
    objects = list_objects(verb)
    left = {noun.lemma_.lower() for _, noun in list_phrases(verb, "from")}
    return (
        any(noun.lemma_.lower() in load_words("expelled_guests") for noun in objects)
        or len(left & load_words("memberships")) > 0
    )


def is_guests(expulsion: Token) -> bool:
    """Whether an expulsion is one of diplomats, reporters or a member."""
    return any(noun.lemma_.lower() in load_words("expelled_guests") for _, noun in list_phrases(expulsion, "of"))


def is_retreat(verb: Token) -> bool:
    """Whether forces withdrew or were withdrawn, and no words were taken back."""
    objects = list_objects(verb)
    if len(objects) == 0:
        subject = find_subject(verb)
        return subject is None or subject.lower_ not in ("he", "she", "i", "who")
    forces = load_words("forces") | load_words("military_objects")
    return any(token.lemma_.lower() in forces or token.pos_ in ("NUM", "PROPN") for token in objects)


def is_on_the_run(verb: Token) -> bool:
    """Whether a clause only says who was struck while they fled: "shelled refugees who were fleeing"."""
    clause = verb.tag_ == "VBG" and verb.dep_ in ("relcl", "acl")
    return clause and verb.head.dep_ in ("dobj", "nsubjpass") and find_child(verb.head, "nummod") is None


def is_fighting(subject: Token) -> bool:
    """Whether who flees are fighters, whom nobody displaces."""
    known = look_noun(subject)
    return subject.lemma_.lower() in load_words("forces") or (known is not None and known.status == "combatant")


def is_armed(subject: Token | None) -> bool:
    """Whether who "fired back" has weapons to do it with: no spokesman, no office."""
    if subject is None or subject.tag_ in ("NNP", "NNPS", "PRP"):
        return True
    lemma, known = subject.lemma_.lower(), look_noun(subject)
    armed = lemma in load_words("forces") | load_words("weapon_subjects") | load_words("cannons")
    return armed or (known is not None and known.status == "combatant")


def is_office(verb: Token) -> bool:
    """Whether a person took over an office: "Anthwal, who took over the district in January"."""
    who = any(child.lower_ == "who" and child.dep_ == "nsubj" for child in verb.children)
    over = any(child.lower_ == "over" for child in verb.children)
    return over and who and verb.head.tag_ == "NNP" and verb.head.lemma_.lower() not in load_words("forces")


def is_manner(noun: Token) -> bool:
    """Whether a noun only says how somebody fell or came about: "killed in combat", "a truce through mediation"."""
    bare = noun.dep_ == "pobj" and not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)
    if noun.lemma_.lower() in MANNER:
        return bare and noun.head.lower_ == "in" and noun.tag_ == "NN" and find_child(noun, "prep") is None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in MEANS:
        return True
    through = noun.dep_ == "pobj" and noun.head.lower_ in ("through", "by", "under", "after", "with", "of")
    return noun.lemma_.lower() == "mediation" and through


def is_nobodys(verb: Token) -> bool:
    """Whether nobody claims: "no one has claimed responsibility" tells no event and denies none."""
    subject = find_subject(verb)
    nobody = subject is not None and (
        subject.lower_ in ("nobody", "none") or any(child.lower_ == "no" for child in subject.children)
    )
    return verb.lemma_ == "claim" and (nobody or is_negated(verb))
