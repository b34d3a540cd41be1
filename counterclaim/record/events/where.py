"""Where: an event's place from its own clause, then its sentence.

The finest place of a clause wins: the village over the district over the country it is printed in. Whence something
was fired, whose army it was and where somebody spoke is no place of the event. What is not from the clause is marked
inferred, with where it is from.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.data.gazetteer.keys import make_key
from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import look_noun
from counterclaim.record.events.aftermath import is_care, is_funeral
from counterclaim.record.events.cue import RESULTS, Cue, find_holder
from counterclaim.record.events.ground import LEADS, Ground, Spot, contains, find_statement, find_verb, list_above
from counterclaim.record.events.verbs import DISLODGING
from counterclaim.record.places.candidates import load_capitals
from counterclaim.record.text.grammar import (
    climb_conjuncts,
    find_child,
    find_phrase,
    iterate_heads,
    list_objects,
)
from counterclaim.vocabulary import PlaceReference

LEAVERS = load_words("leavers")
TELLING = load_words("telling") | {"put", "give", "issue", "offer", "present", "release", "comment", "dismiss"}
PLACES = load_words("places")
BUSINESS = load_words("business")
"""Nouns of what goes on in another place than the event: a vacation, a summit, a peace process."""
STAYING = load_words("staying")
"""Verbs that tell where somebody is or goes, not what happened there."""
LEAVING = frozenset(
    {
        "withdrawal",
        "displacement",
        "evacuation",
        "prisoner-exchange",
        "release",
        "abduction",
        "detention",
        "hostage-taking",
    }
)
"""Events that happen where somebody leaves: "withdrew from Kherson"."""
CLAUSES = ("ccomp", "advcl", "conj", "relcl", "parataxis")
STRUCK = frozenset({*load_words("striking"), "property-destruction"})  # their object is where they were
FAR_IN = 9
"""Words between a village and what it is printed as lying in: "Mangu local government area, a part of the"."""
INSIDE = re.compile(
    r"(?:(?:local government )?(?:area|district|village|town|township|quarter|neighbou?rhood|suburb|camp|commune)s?)?"
    r",? ?(?:an? (?:\w+ )?(?:village|town|settlement|suburb|neighbou?rhood|district) )?(?:in|of)"
    r"(?: (?:the|rural|central|occupied|(?:north|south|east|west)\w*|(?:city|town|district|province|region) of))*",
    re.IGNORECASE,
)
"""What stands between a place and the place it lies in."""
HANGING = ("conj", "advcl", "xcomp", "relcl", "acl", "pcomp")


@dataclass(frozen=True, slots=True)
class Scope:
    """What one event's place is sought for: its cue with those of its results, and the other cues of the sentence."""

    cue: Cue
    family: tuple[Cue, ...]
    others: tuple[Cue, ...]

    @classmethod
    def of(cls, cue: Cue, results: Iterable[Cue], cues: Iterable[Cue]) -> "Scope":
        """The scope of a cue among all of its sentence."""
        family = (cue, *results)
        own = {item.token.i for item in family}
        others = tuple(item for item in cues if item.token.i not in own and not is_setting(item))
        return cls(cue, family, others)


def is_setting(cue: Cue) -> bool:
    """Whether a weak noun only says in what something happened: "killed in a raid on a camp at Bibwe"."""
    return cue.weak and cue.head.i == cue.token.i


def find_distance(token: Token, cue: Cue) -> tuple[int, int] | None:
    """(steps up the parse, words apart) from a word to the cue it belongs to; None if it is in another clause."""
    steps = 0
    current = token
    goals = {cue.token.i, cue.head.i, *find_holder(cue.token)}
    while True:
        if current.i in goals:
            return (0 if current.i == cue.token.i else 1) + steps, abs(token.i - cue.token.i)
        if current.head.i == current.i:
            return None
        if current.pos_ in ("VERB", "AUX") and current.dep_ in CLAUSES:
            return None
        current = current.head
        steps += 1


def find_nearest(token: Token, cues: Iterable[Cue]) -> tuple[int, int] | None:
    """The least distance of a word to any of these cues."""
    return min((found for cue in cues if (found := find_distance(token, cue)) is not None), default=None)


def find_places(scope: Scope, ground: Ground) -> tuple[PlaceReference, ...]:
    """The places of the event's clause; coordinated ones all, since each is the place of an event."""
    ranked = [row for spot in ground.list_spots(scope.cue.sentence) if (row := rank_spot(spot, scope, ground))]
    ranked = [row for row in ranked if not any(lies_in(other, row[1]) for _, other in ranked)]
    if len(ranked) == 0:
        return ()
    ranked.sort(key=lambda row: row[0])
    best = ranked[0][1]
    group = [spot for _, spot in ranked if spot is best or (is_beside(best, spot) and not is_around(spot, best))]
    group += [spot for spot in list_chained(best, scope, ground) if spot not in group]
    return tuple(make_place(spot) for spot in group)


def lies_in(inner: Spot, outer: Spot) -> bool:
    """Whether a village or district is printed as lying in another place: "Razih district in Saada", "the quarter of
    Sukkari in Aleppo". The town whose name is also its province's is finer by its size, and wider by these words."""
    gap = outer.first.i - inner.token.i
    if not 1 < gap <= FAR_IN or inner.fineness > 1 or contains(inner.place, outer.place):
        return False
    between = outer.first.doc[inner.token.i + 1 : outer.first.i].text
    return INSIDE.fullmatch(between) is not None


def is_around(spot: Spot, best: Spot) -> bool:
    """Whether a name is of the wider place that the best one lies in: "Foua and Kfraya in Idlib"."""
    return spot.fineness > max(best.fineness, 1) or contains(spot.place, best.place)


def rank_spot(spot: Spot, scope: Scope, ground: Ground) -> tuple[tuple[int, ...], Spot] | None:
    """How well a spot fits as the event's place, the least the best; None if it is none or another event's."""
    if not is_open(spot, scope.cue, ground) or is_away(spot, scope):
        return None
    distance = find_nearest(spot.token, scope.family) or find_struck(spot, scope)
    rival = find_nearest(spot.token, scope.others)
    if distance is None or (rival is not None and rival < distance):
        return None
    before = spot.token.i < scope.cue.token.i and not spot.fronted
    return (spot.fineness, int(spot.landmark), int(before), *distance), spot


def is_away(spot: Spot, scope: Scope) -> bool:
    """Whether a name only says where some business goes on that is not what was struck: "struck the embassy in
    Damascus" was in Damascus, "said at a summit in Doha that" was not in Doha."""
    above = list(list_above(spot.token))
    away = any(row.lemma_.lower() in BUSINESS for row in above)
    if not away or scope.cue.kind not in STRUCK:
        return away
    return above[-1].dep_ not in ("dobj", "nsubjpass") or all(above[-1].head.i != cue.head.i for cue in scope.family)


def find_struck(spot: Spot, scope: Scope) -> tuple[int, int] | None:
    """The distance of a name that is what the event befell: "the region of X, which was occupied"."""
    for cue in scope.family:
        for noun in list_objects(cue.head) if cue.head.pos_ == "VERB" else ():
            first, last = find_phrase(noun)
            ground = noun.i == spot.token.i or noun.lemma_.lower() in PLACES
            if first.i <= spot.token.i <= last.i and ground:
                return 1, abs(spot.token.i - cue.token.i)
    return None


def is_open(spot: Spot, cue: Cue, ground: Ground) -> bool:
    """Whether a name can be the place of this event at all."""
    if (cue.kind in RESULTS and (is_care(spot.token) or is_funeral(cue))) or is_goal(spot.token):
        return False
    if spot.place.precision == "country" and (spot.landmark or is_doer(spot, cue)):
        return False
    leaving = cue.kind in LEAVING or (cue.kind == "territory-taken" and cue.head.lemma_ in DISLODGING)
    if spot.owner or (spot.origin and not leaving) or ground.is_label(cue.sentence, spot):
        return False
    told = find_statement(cue.span.start, ground.reading)
    if told is not None and spot.statement not in (None, told.id, told.parent):
        return False
    return not spot.spoken or (spot.fronted and told is not None)


def is_goal(token: Token) -> bool:
    """Whether a name is where somebody fled or went to: "fled from Goma to Bukavu"."""
    leads = [above for above in list_above(token) if above.pos_ == "ADP"]
    goal = len(leads) > 0 and leads[-1].lower_ in ("to", "into", "towards", "toward")
    return goal and leads[-1].head.lemma_.lower() in LEAVERS


def is_doer(spot: Spot, cue: Cue) -> bool:
    """Whether a country's name before an event noun says whose it is: "the U.S. strike"."""
    return spot.token.head.i == cue.token.i and spot.token.dep_ in ("compound", "amod", "nmod", "poss")


def list_chained(best: Spot, scope: Scope, ground: Ground) -> list[Spot]:
    """Places that go on a list which the parse has cut off: "attacks on Mingachevir city that has a power station as
    well as on Khizi". The words just before each decide; a country, a subject or another event in between ends it."""
    chain: list[Spot] = []
    last = best.token.i
    for spot in ground.list_spots(scope.cue.sentence):
        if spot.token.i <= last or spot.place.precision == "country" or spot.place.id == best.place.id:
            continue
        cut = any(last < item.token.i < spot.token.i for item in scope.others)
        if cut or spot.token.dep_ in ("nsubj", "nsubjpass") or not is_listed(spot.token.doc, spot.first.i):
            break
        chain.append(spot)
        last = spot.token.i
    return chain


def is_listed(doc: Doc, start: int) -> bool:
    """Whether the words before a name go on a list: "and X", ", X", "as well as on X"."""
    before = [token.lower_ for token in doc[max(0, start - 3) : start]]
    if len(before) > 0 and before[-1] in {"on", "in", "at", "of", "near"}:
        before.pop()
        return len(before) > 0 and before[-1] in {"and", "as", "or"}
    return len(before) > 0 and before[-1] in {"and", "or"}


def is_beside(one: Spot, two: Spot) -> bool:
    """Whether two place names are coordinated: "on Mingachevir city as well as on Khizi and Absheron"."""
    first, second = one.token, two.token
    low, high = sorted((first.i, second.i))
    between = list(first.doc[low + 1 : high])
    words = {token.lower_ for token in between}
    joined = words & {"and", ","} or "as" in words
    if not joined or any(
        token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "amod", "acl") for token in between
    ):
        return False
    if words & {"'s", "’s", "km", "kilometers", "kilometres", "miles"} or one.landmark != two.landmark:
        return False
    comma_only = "and" not in words and "as" not in words
    return not comma_only or any(token.dep_ == "conj" for token in (first, second))


def make_place(spot: Spot, origin: str | None = None) -> PlaceReference:
    """The reference to a spot's place."""
    span = spot.mention.span
    return PlaceReference(spot.place.id, spot.place.name, span.quote, (span,), origin is not None, origin)


def infer_place(scope: Scope, ground: Ground) -> PlaceReference | None:
    """The finest place of the sentence that opens it or hangs on a verb the event is bound to, marked so.

    Where somebody is based, from or on the way to is no place of the event: unknown beats a guess.
    """
    told = find_statement(scope.cue.span.start, ground.reading)
    own = None if told is None else told.id
    found = [
        spot
        for spot in ground.list_spots(scope.cue.sentence)
        if is_open(spot, scope.cue, ground) and not is_taken(spot, scope) and not is_party(spot)
        if spot.statement is None or spot.statement == own
        if not any(row.lemma_.lower() in BUSINESS for row in list_above(spot.token))
    ]
    found = [spot for spot in found if not is_spoken_at(spot, scope)]
    found = [spot for spot in found if spot.fronted or is_headline(spot, scope) or is_bound_place(spot, scope, ground)]
    found = [spot for spot in found if not any(lies_in(other, spot) for other in found)]
    if len(found) == 0:
        return None
    at = scope.cue.token.i
    best = min(found, key=lambda row: (row.fineness, row.landmark, not row.fronted, abs(row.token.i - at)))
    return make_place(best, "sentence")


def is_spoken_at(spot: Spot, scope: Scope) -> bool:
    """Whether a capital that opens the sentence is where words about the event were given: "In Moscow, the ministry put
    out its version of the strike"."""
    cue = scope.cue
    if not spot.fronted or cue.token.pos_ not in ("NOUN", "PROPN") or make_key(spot.place.name) not in load_capitals():
        return False
    return find_verb(cue.token).lemma_.lower() in TELLING


def is_headline(spot: Spot, scope: Scope) -> bool:
    """Whether the sentence is a headline: its grammar is loose, and each part of it has one event."""
    low, high = sorted((spot.token.i, scope.cue.token.i))
    parted = any(token.text in (";", "|") for token in spot.token.doc[low:high])
    led = spot.first.i > 0 and spot.first.nbor(-1).lower_ in LEADS
    if spot.place.precision == "country" and not led:
        return False
    return scope.cue.sentence.in_headline and not parted


def is_bound_place(spot: Spot, scope: Scope, ground: Ground) -> bool:
    """Whether a name hangs, through no person and no other business, on a verb above the event or one under it."""
    if any(is_where(spot, cue) for cue in scope.family):
        return True
    if any(is_elsewhere(above, scope, ground) for above in list_above(spot.token)):
        return False
    verb = find_verb(spot.token)
    about = any(
        cue.head.dep_ == "advcl" and cue.head.tag_ == "VBG" and cue.head.head.i == verb.i for cue in scope.family
    )
    falling = any(child.lower_ == "down" for child in verb.children)
    if verb.lemma_.lower() in STAYING and not falling and not (about and verb.lemma_ == "go"):
        return False
    return any(leads_to(cue.head, verb) or leads_to(verb, cue.head) for cue in scope.family)


def is_where(spot: Spot, cue: Cue) -> bool:
    """Whether the event stands in the clause that says what happened at a name: "in Barda, where two people died"."""
    for verb in (cue.head, *iterate_heads(cue.head)):
        if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
            return spot.token.i < verb.i and leads_to(spot.token, verb.head)
    return False


def is_elsewhere(above: Token, scope: Scope, ground: Ground) -> bool:
    """Whether a word between a name and its verb takes the name away from the event: a person or a body in that place,
    a vacation, a summit, the way to it."""
    if above.pos_ == "ADP":
        return above.lower_ == "to" and above.head.pos_ in ("VERB", "AUX")
    known = look_noun(above)
    doing = above.dep_ == "nsubj" and above.head.i == scope.cue.head.i
    if known is not None and known.unit == "people" and above.dep_ not in ("dobj", "nsubjpass") and not doing:
        return True
    start = scope.cue.sentence.offset + above.idx
    named = above.pos_ == "PROPN" and ground.reading.actors.resolve(start, start + len(above.text)) is not None
    return named or above.lemma_.lower() in BUSINESS


def leads_to(token: Token, target: Token) -> bool:
    """Whether the parse leads from a word up to another one."""
    return token.i == target.i or any(above.i == target.i for above in iterate_heads(token))


def is_party(spot: Spot) -> bool:
    """Whether a name only owns or does something elsewhere in the sentence: "Kigali ridicules the charge"."""
    return climb_conjuncts(spot.token).dep_ in ("poss", "nsubj") and not spot.fronted


def is_taken(spot: Spot, scope: Scope) -> bool:
    """Whether a name is in the clause of another event that this one does not hang on."""
    if spot.fronted:
        return False
    near = [cue for cue in scope.others if find_distance(spot.token, cue) is not None]
    return len(near) > 0 and not any(is_bound(cue, scope.cue) for cue in near)


def is_bound(one: Cue, two: Cue) -> bool:
    """Whether two events share a clause or one hangs on the other without a subject of its own."""
    return hangs_on(two.head, one.head) or hangs_on(one.head, two.head) or one.result_of is not None


def hangs_on(verb: Token, target: Token) -> bool:
    """Whether a verb goes on with another's subject, or stands in a clause of it that says when or with what result."""
    current = verb
    for above in (verb, *iterate_heads(verb)):
        if above.i == target.i:
            return True
        current = above
        if above.dep_ == "conj" and above.pos_ == "VERB" and find_child(above, "nsubj", "nsubjpass") is not None:
            return False
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in HANGING:
            return False
    return current.i == target.i
