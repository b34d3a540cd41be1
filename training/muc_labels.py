"""What the answer keys of MUC-4 say of the phrases of a message: the labels that the eval's models learn from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from evals.muc_features import list_phrases
from evals.muc_model import hash_feature
from evals.muc_net import bucket_distances, number_groups, read_vectors
from evals.muc_pages import Page
from evals.muc_phrases import Phrase
from evals.muc_places import Places, find_told
from evals.muc_rank import Choice, list_days, list_places
from evals.muc_slots import CONFIDENCES, DAMAGES, EFFECTS
from evals.muc_templates import DAY, PLACE, ROLES, TYPES
from evals.muc_texts import Template
from evals.muc_values import credit_date, credit_place, credit_string, find_head
from training.muc_net import Sample

Floats = NDArray[np.float32]
NAMES = {
    "role": (*ROLES, "place", "day"),
    "type": TYPES,
    "effect": EFFECTS,
    "damage": DAMAGES,
    "confidence": CONFIDENCES,
}


def match_fill(values: tuple[str, ...], phrases: list[Phrase]) -> list[int]:
    """The phrases a fill may have been taken from: those that would be right, else those with its head."""
    scored = [
        max(credit_string(value, text) for value in values for text in {phrase.text, phrase.full}) for phrase in phrases
    ]
    right = [index for index, score in enumerate(scored) if score == 1.0]
    heads = {find_head(value) for value in values}
    return right or [
        index for index, phrase in enumerate(phrases) if scored[index] > 0 and find_head(phrase.text) in heads
    ]


def find_owners(phrases: list[Phrase], templates: list[Template]) -> list[set[tuple[int, str, int]]]:
    """(template, role, fill) of each phrase that a fill may have been taken from."""
    owners: list[set[tuple[int, str, int]]] = [set() for _ in phrases]
    for number, template in enumerate(templates):
        for role in ROLES:
            for place, fill in enumerate(template.get(role)):
                for index in match_fill(fill.values, phrases):
                    owners[index].add((number, role, place))
    return owners


def is_relevant(templates: list[Template]) -> int:
    """1 for a message with a template, 0 for one with none, -1 where all its templates are optional."""
    return 1 if any(not template.optional for template in templates) else 0 if len(templates) == 0 else -1


def read_types(template: Template) -> Floats:
    """The types of a template, as a row of zeros and ones."""
    values = {value for fill in template.get("type") for value in fill.values}
    return np.array([name in values for name in TYPES], dtype=np.float32)


def credit_choices(page: Page, templates: list[Template], places: Places, slot: str) -> Iterator[tuple[Choice, bool]]:
    """The days or places of a message, and whether any template has each."""
    year = None if page.day is None else page.day.year
    for choice in list_days(page) if slot == "date" else list_places(page, find_told(page, places)):
        yield choice, any(is_right(slot, template, choice, year) for template in templates)


def is_right(slot: str, template: Template, choice: Choice, year: int | None) -> bool:
    """Whether a template's day or place is this one."""
    given = (choice.value,)
    return any(
        (credit_date(fill.values, given, year) if slot == "date" else credit_place(fill.values, given)) == 1.0
        for fill in template.get(slot)
    )


def label_effects(
    phrases: list[Phrase], templates: list[Template], role: str, slot: str
) -> Iterator[tuple[int, set[str]]]:
    """(phrase, effects) of the targets of a key."""
    for template in templates:
        for fill in template.get(slot):
            if len(fill.tags) > 0:
                for index in match_fill(fill.tags, phrases):
                    yield index, set(fill.values)
        tagged = {tag for fill in template.get(slot) for tag in fill.tags}
        for target in template.get(role):
            if not set(target.values) & tagged:
                for index in match_fill(target.values, phrases):
                    yield index, {"NONE"}


def label_confidence(phrases: list[Phrase], templates: list[Template]) -> Iterator[tuple[int, set[str]]]:
    """(phrase, confidence) of the organizations of a key."""
    for template in templates:
        for fill in template.get("confidence"):
            for index in match_fill(fill.tags, phrases) if len(fill.tags) > 0 else []:
                yield index, set(fill.values)


def make_sample(page: Page, templates: list[Template], places: Places) -> Sample:
    """One message with everything the network learns from."""
    phrases = list_phrases(page)
    owners = find_owners(phrases, templates)
    count = len(phrases)
    labels = {name: np.zeros((count, len(names)), dtype=np.float32) for name, names in NAMES.items()}
    marked = {name: np.zeros(count, dtype=np.float32) for name in NAMES}
    kinds = [read_types(template) for template in templates]
    for index, owner in enumerate(owners):
        for number, role, _ in owner:
            labels["role"][index, ROLES.index(role)] = 1
            labels["type"][index] = np.maximum(labels["type"][index], kinds[number])
        marked["type"][index] = labels["type"][index].max()
    for column, slot in ((PLACE, "location"), (DAY, "date")):
        for choice, right in credit_choices(page, templates, places, slot):
            for index, phrase in enumerate(phrases):
                if right and phrase.start <= choice.start < phrase.end:
                    labels["role"][index, column] = 1
    rows = [
        *(("effect", row) for row in label_effects(phrases, templates, "description", "effect")),
        *(("effect", row) for row in label_effects(phrases, templates, "name", "effect")),
        *(("damage", row) for row in label_effects(phrases, templates, "physical", "physical-effect")),
        *(("confidence", row) for row in label_confidence(phrases, templates)),
    ]  # fmt: skip
    for name, (index, values) in rows:
        marked[name][index] = 1
        for value in values & set(NAMES[name]):
            labels[name][index, NAMES[name].index(value)] = 1
    vectors = read_vectors(page, phrases).astype(np.float16) if count > 0 else np.zeros((0, 0), dtype=np.float16)
    features = [np.array(sorted({hash_feature(f) for f in phrase.features}), dtype=np.int64) for phrase in phrases]
    distances = bucket_distances(phrases) if count > 0 else np.zeros((0, 0), dtype=np.int64)
    types = np.max(kinds, axis=0) if len(kinds) > 0 else np.zeros(len(TYPES), dtype=np.float32)
    group = number_groups(phrases)
    return Sample(vectors, features, distances, group, labels, marked, is_relevant(templates), types)
