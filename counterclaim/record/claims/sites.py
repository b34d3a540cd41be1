"""Where an event was that its own clause does not place: every place of the text weighed, beside that none is known.

What the rules say (`scenes`) is one sign among others. The best place is taken if it is likely enough, and is marked
as inferred from how it stands to the event.
"""

import math
from dataclasses import replace

from counterclaim.record.claims.around import Around, describe_none, find_group
from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.namings import Naming, count_between, find_nearest, find_teller, spread_names
from counterclaim.record.claims.threads import BREAKS
from counterclaim.record.claims.weighing import Signs, load_weights, weigh_rows
from counterclaim.record.events.aftermath import is_care
from counterclaim.record.events.ground import Ground, Spot, contains
from counterclaim.record.events.where import make_place
from counterclaim.record.text.grammar import climb_conjuncts
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Place, PlaceReference

LINE, AGAINST = 0.5, 0.7
"""Probability from which a place is taken where the rules have none, and from which theirs is given up: in folds by
document, of .4, .5 and .7 they gain most right places for each incident told twice."""
ROLES = frozenset({"poss", "nsubj", "compound", "pobj", "dobj", "appos", "nsubjpass", "nmod", "amod"})
LEADS = frozenset({"in", "at", "near", "on", "outside", "of", "from", "to", "over", "into", "across"})
MARKS = ("origin", "owner", "landmark", "spoken", "fronted")
BESIDE = ("event before", "strike before", "own before")


class Sites:
    """The places of a document, each with where it is named."""

    def __init__(self, plan: Plan, settings: list[Setting], ground: Ground) -> None:
        self.plan = plan
        self.settings = settings
        self.namings: dict[str, list[Naming[Spot]]] = {}
        sentences = ground.reading.sentences
        self.body = next((row.index for row in sentences if not row.in_headline), 0)
        for sentence in sentences:
            for spot in ground.list_spots(sentence):
                self.namings.setdefault(spot.place.id, []).append(
                    Naming(sentence, spot.mention.span.start, spot.token, spot)
                )
        self.places = {key: rows[0].named.place for key, rows in self.namings.items()}
        apart = find_dateline(ground)
        self.open = [
            key
            for key, rows in self.namings.items()
            if any(can_hold(row.named) and row.sentence.index != apart for row in rows)
        ]
        keys = [row.places[0].id if len(row.places) > 0 else None for row in settings]
        owned = [is_placed(row) for row in settings]
        self.around = Around(plan, settings, [key if key in self.places else None for key in keys], owned)
        self.lasting = {key: self.describe_text(key) for key in self.namings}

    def describe(self, index: int) -> dict[str | None, Signs]:
        """The signs of every place for one draft, and under None those of its having none."""
        draft, own = self.plan.drafts[index], self.settings[index]
        group = find_group(draft, own)
        ruled = own.places[0] if len(own.places) > 0 else None
        keys = [key for key in self.open if ruled is None or ruled.id != key]
        keys += [] if ruled is None or ruled.id not in self.places else [ruled.id]
        rows: dict[str | None, Signs] = {
            None: describe_none(draft, own, group, ruled=ruled is None, names=len(self.namings))
        }
        rows |= {key: self.lasting[key] | self.describe_place(key, draft, group) for key in keys}
        self.around.add_signs(rows, index, group, BESIDE, self.compare)
        if ruled is not None and ruled.id in rows:
            rows[ruled.id] |= {"ruled": 1.0, f"ruled {group}": 1.0, f"ruled {ruled.inferred_from}": 1.0}
        return rows

    def compare(self, one: str, two: str, sign: str) -> Signs:
        """How a place stands to that of an event around."""
        return compare_places(self.places[one], self.places[two], sign)

    def describe_text(self, key: str) -> Signs:
        """What the whole text says of a place, whichever the event."""
        rows, place = self.namings[key], self.places[key]
        events = sum(self.around.owned[i] and self.around.keys[i] == key for i in range(len(self.settings)))
        marked = all(row.named.owner or row.named.spoken or row.named.landmark or row.named.origin for row in rows)
        others = [other for other in self.places.values() if other.id != key]
        return {
            "place": 1.0,
            f"grain {place.precision or 'unknown'}": 1.0,
            "times named": math.log(len(rows)),
            "first": float(key == next(iter(self.namings))),
            "in headline": float(any(row.sentence.in_headline for row in rows)),
            "in lead": float(any(row.sentence.index == self.body for row in rows)),
            "always marked": float(marked),
            "events": math.log(1 + events),
            "no event": float(events == 0),
            "holds others": float(any(contains(place, other) for other in others)),
            "within another": float(any(contains(other, place) for other in others)),
        }

    def describe_place(self, key: str, draft: Draft, group: str) -> Signs:
        """How a place is named around a draft."""
        here, rows = draft.sentence, self.namings[key]
        best = find_nearest(rows, draft)
        where = best.describe_distance(draft)
        signs = {
            where: 1.0,
            f"{where} {group}": 1.0,
            f"grain {self.places[key].precision or 'unknown'} {group}": 1.0,
            f"holds others {group}": self.lasting[key]["holds others"],
            "named between": math.log(1 + count_between(best, key, self.namings, draft)),
            "opened before": float(any(row.named.fronted and row.sentence.index < here.index for row in rows)),
        }
        return signs | spread_names(describe_spot(best.named, draft), where)

    def refer(self, key: str, draft: Draft) -> PlaceReference:
        """The reference to a place, with where its name stands to the event that it is inferred for."""
        best = find_nearest(self.namings[key], draft)
        return make_place(best.named, best.find_origin(draft))


def is_placed(own: Setting) -> bool:
    """Whether an event's own clause says where it was."""
    return len(own.places) > 0 and not own.places[0].inferred


def find_dateline(ground: Ground) -> int | None:
    """The only line that holds a place and a day and nothing else: where the text was written, not what it tells of."""
    alone = [row for row in ground.reading.sentences if not row.in_headline and is_dateline(row, ground)]
    return alone[0].index if len(alone) == 1 else None


def is_dateline(sentence: Sentence, ground: Ground) -> bool:
    """Whether a line is nothing but a place and a day: "Baku, 4 October"."""
    names = [spot.mention.span for spot in ground.list_spots(sentence)]
    if len(names) != 1:
        return False
    times = (time.spans[0] for time in ground.reading.times)
    days = [span for span in times if sentence.start <= span.start < sentence.end]
    if len(days) == 0:
        return False
    spans = [*names, *days]
    text = sentence.text
    rest = (mark for at, mark in enumerate(text, sentence.start) if not any(s.start <= at < s.end for s in spans))
    return not any(mark.isalnum() for mark in rest)


def can_hold(spot: Spot) -> bool:
    """Whether a name may be an event's place at all: not where or by whom something is said, whence it came, where the
    wounded are cared for, or a whole country."""
    country = spot.place.precision == "country"
    return not (spot.spoken or spot.origin or country or is_care(spot.token))


def describe_spot(spot: Spot, draft: Draft) -> list[str]:
    """What a name is in its sentence, and who says it."""
    top = climb_conjuncts(spot.token)
    lead = top.head.lower_ if top.dep_ == "pobj" else ""
    names = [name for name in MARKS if getattr(spot, name)]
    names.append(f"role {top.dep_}" if top.dep_ in ROLES else "role other")
    names += [f"lead {lead}"] if lead in LEADS else []
    return [*names, find_teller(spot.statement, draft)]


def compare_places(place: Place, known: Place, sign: str) -> Signs:
    """Whether a place lies in that of an event around, or holds it."""
    if place.id == known.id:
        return {}
    return {f"within {sign}": float(contains(known, place)), f"holds {sign}": float(contains(place, known))}


def is_open(draft: Draft, own: Setting) -> bool:
    """Whether an event's place is to be chosen: it counts somebody, its clause gives none, and it is neither told
    "separately" nor "the Indian strikes", which are those of the same doer that were told before."""
    if is_placed(own) or len(draft.counts) == 0 or BREAKS.match(draft.sentence.text) is not None:
        return False
    return not (draft.cue.definite and len(own.places) > 0 and any(not agent.inferred for agent in own.agents))


def choose_sites(plan: Plan, settings: list[Setting], ground: Ground) -> list[Setting]:
    """The settings, those with counts that no clause of their own places where the whole text speaks for most.

    What counts nothing keeps the rules' place: an event without victims is seldom gone on about, and a place in error
    makes a second incident of it."""
    sites, weights = Sites(plan, settings, ground), load_weights("sites")
    chosen = list(settings)
    for index, own in enumerate(settings):
        if not is_open(plan.drafts[index], own):
            continue
        best, share = weigh_rows(sites.describe(index), weights)
        ruled = own.places[0].id if len(own.places) > 0 else None
        if best != ruled and share >= (LINE if ruled is None else AGAINST):
            chosen[index] = replace(own, places=() if best is None else (sites.refer(best, plan.drafts[index]),))
    return chosen
