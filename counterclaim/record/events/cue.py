"""An event cue, and what belongs to what: which cue tells the result of which other one of its sentence."""

import re
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from counterclaim.data.cues import load_cues
from counterclaim.data.lexicon import load_kinds
from counterclaim.record.events.weapons import Arm
from counterclaim.record.text.grammar import (
    climb_conjuncts,
    find_antecedent,
    find_child,
    find_subject,
    is_passive,
    iterate_heads,
    list_phrases,
    read_lemma,
)
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Modality, Span

UNITS = frozenset({"minute", "hour", "day", "week", "month", "moment"})
"""What says how long after another event one was: three hours after the blast something else happened."""
RESULTS = frozenset({"killing", "wounding", "property-destruction", "displacement"})
"""Kinds that, beside an attack, say what came of it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """An event cue. `token` is the word, `head` the verb whose subject and objects are the event's (itself if none)."""

    sentence: Sentence
    token: Token
    head: Token
    span: Span
    kind: str
    modality: Modality
    negated: bool
    arms: tuple[Arm, ...] = ()
    result_of: int | None = None
    definite: bool = False
    weak: bool = False
    counted: bool = False
    """Made of a count that no word of an event carries: "Mayor: four dead"."""
    done: bool = False
    """Made of a count of those to whom its verb did it: "led off 26 men"."""
    beside: int | None = None
    """The result told next to it that says by whom, where and when for both: "two were killed and five hurt by …"."""

    @property
    def rank(self) -> int:
        """How much its kind says."""
        return load_kinds()[self.kind].rank


def join_results(cues: list[Cue]) -> tuple[Cue, ...]:
    """The cues with every result pointing at the event it came of, and general ones at particular ones."""
    joined = []
    for index, cue in enumerate(cues):
        causes = [
            (other, number)
            for number, other in enumerate(cues)
            if number != index and may_cause(other, cue) and is_linked(cue, other)
        ]
        best = max(causes, key=lambda pair: (pair[0].rank, -abs(pair[0].token.i - cue.token.i)), default=None)
        joined.append(cue if best is None else replace(cue, result_of=best[1]))
    joined = [join_next(joined, join_beside(joined, cue)) for cue in joined]
    return tuple(resolve_chain(joined, cue) for cue in joined)


def join_beside(cues: list[Cue], cue: Cue) -> Cue:
    """The cue pointing where the one it is coordinated with points: "killed 50 and wounded 30 in clashes"."""
    if cue.kind not in RESULTS or cue.result_of is not None or cue.head.pos_ != "VERB":
        return cue
    for other in cues:
        beside = other.head.head.i == cue.head.i and other.head.dep_ == "conj"
        if beside and other.kind in RESULTS and other.result_of is not None and find_own_subject(other.head) is None:
            return replace(cue, result_of=other.result_of)
    return cue


def join_next(cues: list[Cue], cue: Cue) -> Cue:
    """The cue pointing where the result right after it does: "Two were killed and five wounded in a strike on Tyre"."""
    if cue.kind not in RESULTS or cue.result_of is not None or cue.head.pos_ != "VERB":
        return cue
    number = next((number for number, other in enumerate(cues) if is_next(cue, other)), None)
    if number is None:
        return cue
    told = cues[number].kind in RESULTS
    return replace(cue, result_of=cues[number].result_of if told else number, beside=number)


def is_next(cue: Cue, other: Cue) -> bool:
    """Whether another result is told right after one, with nothing between but a day: its "by …" is of both."""
    verb = other.head
    if verb.i <= cue.head.i or verb.pos_ != "VERB" or cue.negated != other.negated or other.token.i != verb.i:
        return False
    if read_lemma(verb) not in load_results() or not (is_passive(verb) or read_lemma(verb) in ("die", "perish")):
        return False
    subject = find_own_subject(verb)
    first = verb if subject is None else subject.left_edge
    while subject is None and first.i - 1 > cue.head.i and first.nbor(-1).pos_ == "NUM":
        first = first.nbor(-1)
    between = verb.doc[cue.head.i + 1 : first.i]
    days = load_cues()["occasion"]
    return len(between) > 0 and all(
        token.lower_ in (",", "and", "while", "on", "at", "least", "another", "a", "further") or token.lower_ in days
        for token in between
    )


@cache
def load_results() -> frozenset[str]:
    """The verbs that tell what came of something."""
    return frozenset(verb for kind in RESULTS for verb in load_kinds()[kind].verbs)


def find_own_subject(verb: Token) -> Token | None:
    """The subject that a verb does not share."""
    return find_child(verb, "nsubj", "nsubjpass")


def may_cause(cause: Cue, cue: Cue) -> bool:
    """Whether an event can be what another is a result of, or tells more exactly."""
    backwards = cause.kind in RESULTS and cue.kind not in RESULTS
    battle = cue.kind == "armed-clash" and cause.kind.startswith("territory")
    again = cause.kind == cue.kind and cue.token.pos_ == "VERB" and is_subject(cause, cue)
    return (cause.rank > cue.rank or battle or again) and not cause.weak and not backwards


def is_subject(cause: Cue, cue: Cue) -> bool:
    """Whether an event noun is the subject of a verb that tells it on: "a missile strike hit a house"; or what one verb
    fires is: "firing the shells that killed six"."""
    subject = find_subject(cue.head)
    if subject is not None and subject.dep_ == "dobj" and subject.head.i == cause.head.i:
        return True
    return subject is not None and subject.i == cause.token.i and cause.token.pos_ in ("NOUN", "PROPN")


def resolve_chain(cues: list[Cue], cue: Cue) -> Cue:
    """The cue pointing at the end of its chain: killed → blast → attack."""
    seen: set[int] = set()
    while cue.result_of is not None and cues[cue.result_of].result_of is not None and cue.result_of not in seen:
        seen.add(cue.result_of)
        cue = replace(cue, result_of=cues[cue.result_of].result_of)
    return cue


def is_linked(cue: Cue, cause: Cue) -> bool:
    """Whether a cue tells what came of another, or tells it again, by the syntax that joins them."""
    result = cue.kind in RESULTS
    if cue.kind == "armed-clash" and cause.kind.startswith("territory"):
        return cue.token.pos_ == "NOUN" and is_phrase_of(cue.token, cause.head)
    if cause.kind == cue.kind and is_subject(cause, cue):
        return True
    if cause.kind == "armed-clash" and cue.kind == "attack" and has_target(cue.token):
        return False
    if not result and not (
        cue.kind in ("attack", "ground-assault", "bombing", "shooting", "armed-clash") and cause.rank > cue.rank
    ):
        return False
    if cue.negated != cause.negated and not cue.negated:
        return False
    a, b = cue.head, cause.head
    subject = find_subject(a) if a.pos_ == "VERB" else None
    if subject is not None and subject.i in (cause.token.i, b.i):
        return True
    if (
        a.dep_ in ("advcl", "conj", "acl", "relcl", "xcomp")
        and goes_up(a, b)
        and (result or a.dep_ in ("advcl", "xcomp"))
    ):
        return True
    if (
        find_antecedent(a) is not None
        and cause.token.i in (a.head.i, *[t.i for t in a.head.subtree if t.dep_ == "pobj"])
        and result
    ):
        return True
    noun = cause.token.pos_ in ("NOUN", "PROPN")
    if noun and (is_phrase_of(cause.token, a) or is_phrase_of(cause.token, cue.token)):
        return True
    return is_told_under(cue, a, b)


def is_told_under(cue: Cue, verb: Token, cause: Token) -> bool:
    """Whether a cause is told in a clause under the verb of what came of it: "died when …", "was hurt as …"."""
    if cause.dep_ == "relcl" and is_moment(cause, verb):
        return not is_running(cue)
    if cause.dep_ not in ("advcl", "relcl", "acl", "conj") or not goes_up(cause, verb):
        return False
    mark = find_child(cause, "mark", "advmod")
    word = "" if mark is None else mark.lower_
    if cue.kind not in RESULTS and word == "after":
        return False
    joined = word in ("when", "as", "while", "after", "once") and not is_running(cue)
    return joined or (cause.dep_ == "advcl" and cause.tag_ == "VBG")


def is_moment(clause: Token, verb: Token) -> bool:
    """Whether a clause tells what happened on the day of a verb: "died on Monday when troops shelled the town"."""
    mark = find_child(clause, "advmod")
    day = clause.head
    return mark is not None and mark.lower_ == "when" and day.dep_ == "pobj" and day.head.head.i == verb.i


def has_target(verb: Token) -> bool:
    """Whether a verb says whom it strikes: "fights in its own territory, targeting only military targets"."""
    aimed = any(True for _ in list_phrases(verb, "against", "at", "on"))
    return verb.pos_ == "VERB" and (aimed or any(child.dep_ in ("dobj", "obj") for child in verb.children))


def is_running(cue: Cue) -> bool:
    """Whether a result is told of a stretch of time: "have been killed since"."""
    text = cue.sentence.text
    return re.search(r"\b(?:since|so far|to date|in total)\b", text, re.IGNORECASE) is not None


def goes_up(token: Token, target: Token) -> bool:
    """Whether a verb hangs under another, through coordination only."""
    for above in iterate_heads(token):
        if above.i == target.i:
            return True
        if above.dep_ not in ("conj", "advcl", "xcomp", "relcl", "acl") and above.pos_ != "VERB":
            return False
    return False


def is_phrase_of(noun: Token, verb: Token) -> bool:
    """Whether an event noun stands in a phrase of a verb that tells its result: "were killed in the shelling"."""
    top = climb_conjuncts(noun)
    for above in iterate_heads(top):
        if above.i == verb.i:
            return True
        if above.lower_ in ("after", "before") and above.i > 0 and above.nbor(-1).lemma_.lower() in UNITS:
            return False
        if above.pos_ == "VERB" or (
            above.dep_ == "prep"
            and above.lower_ in ("since", "before", "until", "despite", "of")
            and above.head.pos_ == "VERB"
        ):
            return False
        if above.pos_ == "ADP" and above.lower_ not in (
            "in",
            "by",
            "during",
            "from",
            "as",
            "of",
            "after",
            "on",
            "at",
            "with",
            "due",
            "amid",
            "to",
            "following",
        ):
            return False
    return False


def find_holder(token: Token) -> list[int]:
    """The noun whose "of" phrase the cue is, which has its time ("the signing of the agreement"); the verb whose
    subject it is ("a blast tore through the market on Tuesday", "six of the dead were in Sumy")."""
    held = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.pos_ == "NOUN"
    counted = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if counted.i != token.i and counted.dep_ == "nsubj" and counted.head.lemma_ == "be":
        return [counted.head.i]
    if token.dep_ == "nsubj" and token.pos_ == "NOUN" and token.head.pos_ == "VERB":
        return [token.head.i]
    return [token.head.head.i] if held else []
