"""The slots of one MUC-4 template from the entities of one incident."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.record.text.numbers import find_numbers
from evals.muc_pages import Page
from evals.muc_phrases import Phrase, split_title
from evals.muc_texts import Fill
from evals.muc_values import norm

if TYPE_CHECKING:
    from evals.muc_templates import Entity, Floats, Settings, Signs

EFFECTS = ("DEATH", "INJURY", "NO INJURY OR DEATH", "NO INJURY", "NONE")
DAMAGES = ("DESTROYED", "SOME DAMAGE", "NO DAMAGE", "NONE")
CONFIDENCES = (
    "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "CLAIMED OR ADMITTED",
    "POSSIBLE",
)  # fmt: skip

HARM = {"killed": "DEATH", "injured": "INJURY"}
"""Measures of the record's figures and the effects they tell."""
OF_THEM = re.compile(r"\s*(?:other |more )?(?:of (?:the|his|her|its|their|our|these|those)(?: \S+'s?)?)?\s*")
"""What may stand between a number and the phrase it counts."""
COLLECTIVES = frozenset({"population", "family", "crew", "property", "community", "escort", "transportation", "people"})
PLACES_IN_PLURAL = frozenset({"offices", "facilities", "headquarters", "premises", "installations"})
"""Nouns in the plural that mean one place where an owner stands beside them."""


@dataclass(slots=True)
class Slots:
    """The slots of one template, being filled."""

    fills: dict[str, list[Fill]]

    def add(self, slot: str, value: str | None, *tags: str) -> None:
        """Add one fill, if there is any."""
        if value is not None:
            self.fills.setdefault(slot, []).append(Fill((value,), tags))


def fill_slots(
    page: Page, base: dict[str, str | None], entities: list[Entity], signs: Signs, settings: Settings
) -> dict[str, list[Fill]]:
    """The slots of the template of one incident of a known type, day and place."""
    slots = Slots({"stage": [Fill(("ACCOMPLISHED",))]})
    for slot, value in base.items():
        slots.add(slot, value)
    for entity in entities:
        if entity.role in ("individual", "instrument"):
            slots.add(entity.role, clean_text(entity.phrases[0].full))
        elif entity.role == "organization":
            text = clean_text(entity.text)
            slots.add("organization", text)
            slots.add("confidence", CONFIDENCES[int(signs.confidence[entity.rows[0]].argmax())], text)
        elif entity.role == "physical" and base["type"] != "KIDNAPPING":
            text = clean_text(entity.phrases[0].full)
            slots.add("physical", text)
            slots.add("physical-number", find_count(page, entity), text)
            slots.add("physical-effect", choose_effect(signs.damage, entity, DAMAGES, settings.damage), text)
    add_people(slots, page, entities, signs, settings)
    add_figures(slots, page, entities)
    return slots.fills


def add_people(slots: Slots, page: Page, entities: list[Entity], signs: Signs, settings: Settings) -> None:
    """Fill the human slots: names with the description beside them, descriptions alone."""
    names = [entity for entity in entities if entity.role == "name"]
    taken: dict[int, Entity] = {}
    for entity in entities:
        if entity.role != "description":
            continue
        owner = next((name for name in names if is_beside(name, entity)), None)
        if owner is not None:
            if id(owner) not in taken:
                taken[id(owner)] = entity
                slots.add("description", clean_text(entity.phrases[0].full), clean_text(split_title(owner.text)[1]))
        else:
            text = clean_text(entity.phrases[0].full)
            slots.add("description", text)
            slots.add("number", find_count(page, entity), text)
            slots.add("effect", read_effect(page, entity, signs, settings), text)
    for entity in names:
        title, text = split_title(entity.text)
        text = clean_text(text)
        slots.add("name", text)
        if title is not None and id(entity) not in taken:
            slots.add("description", clean_text(title), text)
        slots.add("number", find_count(page, entity), text)
        slots.add("effect", read_effect(page, entity, signs, settings), text)


def add_figures(slots: Slots, page: Page, entities: list[Entity]) -> None:
    """Add the killed and injured that the record counts where the targets are told, if no target has them."""
    told = {entity.phrases[0].sentence for entity in entities if entity.role in ("physical", "name", "description")}
    counts = {tag: fill.values[0] for fill in slots.fills.get("number", []) for tag in fill.tags}
    known = {(fill.values[0], counts.get(tag)) for fill in slots.fills.get("effect", []) for tag in fill.tags}
    for figure in page.figures:
        if figure.measure not in HARM or figure.scope != "incident" or not figure.low or not figure.of.text:
            continue
        count = print_number(figure.low, figure.high, figure.bound)
        if find_sentence(page, figure.spans[0].start) in told and (HARM[figure.measure], count) not in known:
            known.add((HARM[figure.measure], count))
            text = clean_text(figure.of.text)
            slots.add("description", text)
            slots.add("number", count, text)
            slots.add("effect", HARM[figure.measure], text)


def find_sentence(page: Page, start: int) -> int:
    """The number of the sentence of a character."""
    return next((n for n, row in enumerate(page.sentences) if start < row[-1][0] + len(row[-1][1])), -1)


def read_effect(page: Page, entity: Entity, signs: Signs, settings: Settings) -> str | None:
    """What happened to people: what the record counts them as, else what the network says."""
    for phrase in entity.phrases[:2]:
        for figure in page.figures:
            if figure.measure in HARM and figure.low and phrase.start - 3 <= figure.spans[0].start < phrase.end:
                return HARM[figure.measure]
    return choose_effect(signs.effect, entity, EFFECTS, settings.effect)


def is_beside(name: Entity, description: Entity) -> bool:
    """Whether a description stands right before or after a name, or in front of it in one phrase."""
    for one in name.phrases:
        for two in description.phrases:
            if one.sentence != two.sentence:
                continue
            if one.first <= two.first and two.head <= one.head:
                return True
            if 0 <= one.first - two.head <= 2 or 0 < two.first - one.head <= 3:
                return True
    return False


def choose_effect(scores: Floats, entity: Entity, names: tuple[str, ...], limit: float) -> str | None:
    """What happened to a target: the likeliest over its surest mentions."""
    best = scores[entity.rows[:3]].max(axis=0)
    top = int(best[:-1].argmax())
    return names[top] if best[top] >= limit and best[top] >= best[-1] else None


def clean_text(text: str) -> str:
    """A phrase as a fill: without the words in front that make no difference, and quotation marks."""
    words = text.replace('"', "").split()
    while len(words) > 1 and (norm(words[0]) in {"THE", "A", "AN"} or words[0].isdigit()):
        words = words[1:]
    return " ".join(words)


def find_count(page: Page, entity: Entity) -> str:
    """How many: a number told of any mention, the surest first; else one for a singular and PLURAL for a plural."""
    if entity.role == "name":
        return "1"
    told = (read_count(page, phrase) for phrase in entity.phrases)
    found = next((count for count in told if count is not None), None)
    if found is not None:
        return found
    phrase = entity.phrases[0]
    head = page.sentences[phrase.sentence][phrase.head]
    noun = head[1].lower()
    if entity.role == "physical" and noun in PLACES_IN_PLURAL and phrase.full != phrase.text:
        return "1"
    return "PLURAL" if head[4] in ("NNS", "NNPS") or noun.endswith("men") or noun in COLLECTIVES else "1"


def read_count(page: Page, phrase: Phrase) -> str | None:
    """The number in a phrase or right before it ("two of the policemen"); None if there is none."""
    words = page.sentences[phrase.sentence]
    start = words[max(0, phrase.first - 4)][0]
    inside = len(" ".join(page.body[start : words[phrase.first][0]].split())) + 1
    text = " ".join(page.body[start : phrase.end].split()).lower()
    for number in reversed(find_numbers(text)):
        gap = text[number.end :]
        if any(mark in gap for mark in (",", ";", " and ", " by ", "-year")) or len(gap) > 60:
            continue
        if number.end >= inside or OF_THEM.fullmatch(text[number.end : inside]) is not None:
            return print_number(number.low, number.high, number.bound)
    return None


def print_number(low: int | None, high: int | None, bound: str) -> str:
    """A number as the key prints it."""
    if bound == "vague":
        return "PLURAL"
    if bound == "about":
        return f"~{low}"
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"
