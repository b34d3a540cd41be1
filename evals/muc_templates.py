"""A message's page as MUC-4 templates: is it relevant, which incidents, who and what fills each slot of each.

The relevance filter and the merging of phrases into templates are the eval's, never the product's: MUC leaves out
clashes of armed groups with armies, incidents long past, and all but nine countries. Thresholds were chosen by
cross-validation on dev, with tst1 and tst2.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.muc_model import Models, Ranker
from evals.muc_pages import Page
from evals.muc_pairs import Setting, describe_pair, read_setting
from evals.muc_phrases import Phrase
from evals.muc_places import Places, find_told
from evals.muc_rank import Choice, describe_choice, list_days, list_places, mark_choices
from evals.muc_slots import fill_slots
from evals.muc_texts import Template
from evals.muc_told import count_message, cut_passages
from evals.muc_values import find_head, list_words

Floats = NDArray[np.floating[Any]]
Tie = Callable[["Entity", "Entity"], float]
TARGETS = ("physical", "name", "description")
ROLES = ("individual", "organization", "physical", "name", "description", "instrument")
FULL = 0.2
"""Of the surest mention's probability: what a fuller name must have."""
PLACE, DAY = 6, 7
"""Columns of the network's roles after those of the slots: the phrase says where or when."""
TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "HIJACKING", "FORCED WORK STOPPAGE")


@dataclass(slots=True)
class Signs:
    """What the network says of a message: probabilities of each phrase's roles and values, and of the whole.

    `group` numbers the phrases by their head; `entity` has the probability that any phrase of a group fills a role.
    """

    phrases: list[Phrase]
    group: NDArray[np.int64]
    role: Floats
    entity: Floats
    type: Floats
    effect: Floats
    damage: Floats
    confidence: Floats
    relevant: float
    types: Floats


@dataclass(slots=True)
class Settings:
    """What was chosen by `training.muc_choose` on dev, tst1 and tst2."""

    relevant: float = 0.45
    """The probability from which a message is read at all."""
    type: float = 0.3
    """From which a type of incident is told in a message, by its phrases or as a whole."""
    member: float = 0.5
    """From which an entity belongs to a type beside its likeliest."""
    join: float = 0.6
    """Above which two groups of targets are one incident."""
    share: float = 0.5
    """From which a perpetrator or instrument belongs to a second incident."""
    mention: float = 0.9
    """Of the surest mention's probability: what other mentions of an entity must have."""
    effect: float = 0.6
    """From which something happened to people."""
    damage: float = 0.5
    """From which something happened to a thing."""
    total: float = 1.5
    """What the probabilities of an incident's entities add up to at least, where there are several incidents."""
    role: dict[str, float] = field(
        default_factory=lambda: {
            "individual": 0.55,
            "organization": 0.7,
            "physical": 0.45,
            "name": 0.55,
            "description": 0.5,
            "instrument": 0.6,
        }
    )
    """From which a group of phrases fills a role."""


@dataclass(slots=True)
class Entity:
    """Mentions of one thing in one role, the surest first."""

    role: str
    rows: list[int]
    phrases: list[Phrase]
    score: float
    types: Floats

    @property
    def text(self) -> str:
        """How the surest mention names it."""
        return self.phrases[0].text


@dataclass(slots=True)
class Scene:
    """A message with what was found in it, whatever the settings: its days and places, and the answers asked before."""

    page: Page
    signs: Signs
    relevant: float
    choices: dict[str, list[Choice]]
    setting: Setting
    rankers: dict[str, Ranker]
    chosen: dict[tuple[str, tuple[int, ...]], str | None] = field(default_factory=dict)
    ties: dict[tuple[int, int], float] = field(default_factory=dict)

    def tie(self, one: Entity, two: Entity) -> float:
        """The probability that two entities are of one incident, by their surest mentions."""
        key = (one.rows[0], two.rows[0])
        if key not in self.ties:
            features = describe_pair(self.page, one.phrases[0], two.phrases[0], self.setting)
            self.ties[key] = squash(self.rankers["pair"].score(features))
        return self.ties[key]

    def choose(self, slot: str, order: tuple[int, ...]) -> str | None:
        """The best day or place for an incident told in these sentences."""
        choices, ranker = self.choices[slot], self.rankers[slot]
        if len(choices) > 0 and (slot, order) not in self.chosen:
            best = max(choices, key=lambda choice: ranker.score(describe_choice(choice, order, choices)))
            self.chosen[slot, order] = best.value
        return self.chosen.get((slot, order))


def read_scene(page: Page, signs: Signs, places: Places, models: Models) -> Scene:
    """A message laid out for the making of templates."""
    told = find_told(page, places)
    days = mark_choices(list_days(page), signs, DAY)
    sites = mark_choices(list_places(page, told), signs, PLACE)
    choices = {"date": days, "location": sites}
    setting = read_setting(page, sites, days, models.rankers)
    passages = [bags for _, bags in cut_passages(page)]
    relevant = models.judge(signs.relevant, count_message(page, told), passages)
    return Scene(page, signs, relevant, choices, setting, models.rankers)


def make_templates(scene: Scene, settings: Settings) -> list[Template]:
    """The templates of a message; none if it tells no relevant incident."""
    signs = scene.signs
    if scene.relevant < settings.relevant or len(signs.phrases) == 0:
        return []
    made = []
    for kind, entities in list_incidents(signs, scene.tie, settings):
        order = tuple(sorted({entity.phrases[0].sentence for entity in entities}))
        base = {"type": kind, "date": scene.choose("date", order), "location": scene.choose("location", order)}
        slots = fill_slots(scene.page, base, entities, signs, settings)
        made.append((sum(entity.score for entity in entities), Template(scene.page.id, False, slots)))
    kept = [template for score, template in made if score >= settings.total]
    return kept if len(kept) > 0 or len(made) == 0 else [max(made, key=lambda row: row[0])[1]]


def squash(value: float) -> float:
    """The probability of a score."""
    return 1 / (1 + math.exp(-value))


def list_incidents(signs: Signs, tie: Tie, settings: Settings) -> list[tuple[str, list[Entity]]]:
    """(type, entities) of each incident: the types told, then the entities of each type by pairs."""
    entities = list_entities(signs, settings)
    weight = np.array([entity.score for entity in entities])
    told = (np.array([entity.types for entity in entities]) * weight[:, None]).sum(axis=0) / weight.sum()
    kinds = [k for k in range(len(TYPES)) if max(told[k], signs.types[k]) >= settings.type]
    kinds = kinds or [int(told.argmax())]
    found = []
    for kind in kinds:
        own = [e for e in entities if e.types[kind] >= min(settings.member, max(e.types[k] for k in kinds))]
        found += [(TYPES[kind], merge_entities(part)) for part in split_entities(own, tie, settings)]
    return found


def list_entities(signs: Signs, settings: Settings) -> list[Entity]:
    """Every group of phrases in every role it fills; the likeliest alone if none is likely enough."""
    limits = np.array([settings.role[role] for role in ROLES])
    fits = signs.entity[:, : len(ROLES)]
    chosen = np.argwhere(fits >= limits)
    if len(chosen) == 0:
        chosen = np.array([np.unravel_index(int(fits.argmax()), fits.shape)])
    return [make_entity(signs, int(group), int(role), settings) for group, role in chosen]


def make_entity(signs: Signs, group: int, role: int, settings: Settings) -> Entity:
    """The mentions of a group that are nearly as sure as its surest, that one first."""
    rows = np.flatnonzero(signs.group == group)
    scores = signs.role[rows, role]
    order = [int(rows[i]) for i in np.argsort(-scores, kind="stable") if scores[i] >= settings.mention * scores.max()]
    if ROLES[role] == "name":
        order = put_fullest(signs, order, [int(row) for row in rows if signs.role[row, role] >= FULL * scores.max()])
    types = np.average(signs.type[order], axis=0, weights=signs.role[order, role])
    return Entity(ROLES[role], order, [signs.phrases[row] for row in order], float(signs.entity[group, role]), types)


def put_fullest(signs: Signs, order: list[int], rows: list[int]) -> list[int]:
    """The mentions with the fullest name first, if it has the words of the surest: a surname alone is half right."""
    words = {row: set(list_words(signs.phrases[row].text)) for row in {*order, *rows}}
    fuller = [row for row in rows if words[order[0]] < words[row]]
    if len(fuller) == 0:
        return order
    best = max(fuller, key=lambda row: len(words[row]))
    return [best, *(row for row in order if row != best)]


def split_entities(entities: list[Entity], tie: Tie, settings: Settings) -> list[list[Entity]]:
    """Entities of one type by incident: targets joined while likelier of one than of two; the rest shared out."""
    aims = [entity for entity in entities if entity.role in TARGETS]
    if len(aims) < 2:
        return [entities] if len(entities) > 0 else []
    table = np.array([[tie(one, two) for one in aims] for two in aims])
    parts = [[n] for n in range(len(aims))]
    while len(parts) > 1:
        scores = {(i, j): float(table[np.ix_(parts[i], parts[j])].mean()) for i in range(len(parts)) for j in range(i)}
        best = max(scores, key=lambda pair: scores[pair])
        if scores[best] < settings.join:
            break
        parts[best[1]] += parts.pop(best[0])
    made = [[aims[n] for n in part] for part in parts]
    for entity in entities:
        if entity.role not in TARGETS:
            near = [float(np.mean([tie(entity, aims[n]) for n in part])) for part in parts]
            for part, score in zip(made, near, strict=True):
                if score >= settings.share or score == max(near):
                    part.append(entity)
    return made


def merge_entities(entities: list[Entity]) -> list[Entity]:
    """Entities of one role that name one thing, as one."""
    merged: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: -entity.score):
        home = next((o for o in merged if o.role == entity.role and is_same(o.text, entity.text)), None)
        if home is None:
            merged.append(replace(entity, rows=entity.rows.copy(), phrases=entity.phrases.copy()))
        else:
            home.rows += entity.rows
            home.phrases += entity.phrases
    return merged


def is_same(one: str, two: str) -> bool:
    """Whether two phrases name one thing: the same head, words of the other, its initials."""
    first, second = list_words(one), list_words(two)
    if find_head(one) == find_head(two) or set(first) <= set(second) or set(second) <= set(first):
        return True
    return is_acronym(first, second) or is_acronym(second, first)


def is_acronym(short: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether one word has the initials of others, but for one: Spanish order, and E for an army (FMLN, ELN)."""
    if len(short) != 1 or not 3 <= len(short[0]) <= 6 or not abs(len(words) - len(short[0])) <= 1:
        return False
    shared = Counter(short[0]) & Counter(word[0] for word in words)
    return shared.total() >= len(short[0]) - 1
