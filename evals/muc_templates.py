"""A message's page as MUC-4 templates: is it relevant, which types of incident, who and what fills each slot.

The relevance filter and the merging of phrases into templates are the eval's, never the product's: MUC leaves out
clashes of armed groups with armies, incidents long past, and all but nine countries. Thresholds were chosen on tst1 and
tst2 by the core F.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from counterclaim.record.numbers import find_numbers
from evals.muc_model import Model, describe_place, describe_text
from evals.muc_pages import Page, Phrase, list_phrases
from evals.muc_places import Told, choose_place, find_default, find_told
from evals.muc_texts import NAMES, Fill, Template
from evals.muc_values import find_head, list_words, norm

TARGETS = ("physical", "name", "description")
ROLES = ("individual", "organization", "physical", "name", "description", "instrument")


ROLE_THRESHOLDS = {
    "individual": 0.12, "organization": 0.2, "physical": 0.3, "name": 0.35, "description": 0.18, "instrument": 0.2,
}  # fmt: skip
"""The probability from which a phrase fills a slot: each chosen alone on tst1 and tst2, the rest at 0.25."""


@dataclass(slots=True)
class Settings:
    """What was chosen on tst1 and tst2."""

    relevant: float = 0.2
    type: float = 0.4
    role: dict[str, float] = field(default_factory=lambda: ROLE_THRESHOLDS.copy())
    effect: float = 0.4
    split: bool = True


@dataclass(slots=True)
class Entity:
    """Mentions of one thing in one role, the surest first."""

    role: str
    phrases: list[Phrase]
    score: float

    @property
    def text(self) -> str:
        """How the surest mention names it."""
        return self.phrases[0].text


def make_templates(page: Page, models: dict[str, Model], places: dict[str, str], settings: Settings) -> list[Template]:
    """The templates of a message; none if it tells no relevant incident."""
    scores = models["type"].score(describe_text(page.body))
    if scores.pop("RELEVANT") < settings.relevant:
        return []
    types = [name for name, score in scores.items() if score >= settings.type]
    if len(types) == 0:
        types = [max(scores, key=lambda name: scores[name])]
    phrases = list_phrases(page)
    groups = sort_phrases(page, phrases, types, models, settings)
    told = find_told(page, places)
    made = [
        make_template(page, name, part, told, models, settings)
        for name in types
        for part in split_entities(page, groups[name], told, settings)
    ]
    kept = [template for template in made if len(template.slots) > 4]
    return kept if len(kept) > 0 else made[:1]


def sort_phrases(
    page: Page, phrases: list[Phrase], types: list[str], models: dict[str, Model], settings: Settings
) -> dict[str, list[Entity]]:
    """The entities of each type of incident: phrases by role, each with the type its sentence tells."""
    found: dict[str, dict[str, list[tuple[float, Phrase]]]] = {name: {role: [] for role in ROLES} for name in types}
    kinds: dict[int, str] = {}
    for phrase in phrases:
        scores = models["role"].score(phrase.features)
        for role in ROLES:
            if scores[role] < settings.role[role]:
                continue
            if phrase.sentence not in kinds:
                said = models["sentence"].score(describe_place(page, phrase.sentence))
                kinds[phrase.sentence] = max(types, key=lambda name: said[name])
            found[kinds[phrase.sentence]][role].append((scores[role], phrase))
    return {
        name: [entity for role in ROLES for entity in merge_phrases(role, rows[role])] for name, rows in found.items()
    }


def split_entities(page: Page, entities: list[Entity], told: list[Told], settings: Settings) -> list[list[Entity]]:
    """The entities of one type by incident: a sentence with another place or day than the last opens a new one."""
    order = sorted({entity.phrases[0].sentence for entity in entities})
    parts: list[tuple[set[int], str | None, str | None]] = []
    for number in order:
        place = choose_place(told, [number], None) if any(row.sentence == number and row.good for row in told) else None
        day = find_own_day(page, number)
        last = parts[-1] if len(parts) > 0 else None
        if last is not None and not (settings.split and differs(place, last[1]) and number - max(last[0]) > 0):
            parts[-1] = ({*last[0], number}, last[1] or place, last[2] or day)
        else:
            parts.append(({number}, place, day))
    split = [[entity for entity in entities if entity.phrases[0].sentence in part[0]] for part in parts]
    full = [part for part in split if any(entity.role in TARGETS for entity in part)]
    return full if len(full) > 0 else [entities]


def differs(one: str | None, two: str | None) -> bool:
    """Whether two places cannot be one: neither lies in the other."""
    return one is not None and two is not None and not one.startswith(two) and not two.startswith(one)


def find_own_day(page: Page, number: int) -> str | None:
    """The day told in a sentence."""
    words = page.sentences[number]
    first, last = words[0][0], words[-1][0] + len(words[-1][1])
    for time in page.times:
        if first <= time.spans[0].start < last and time.start is not None and len(time.start) >= 10:
            return print_days(time.start[:10], (time.end or time.start)[:10])
    return None


def merge_phrases(role: str, rows: list[tuple[float, Phrase]]) -> list[Entity]:
    """Mentions with one head, or an acronym and the name it stands for, as one entity."""
    entities: list[Entity] = []
    for score, phrase in sorted(rows, key=lambda row: -row[0]):
        home = next((entity for entity in entities if is_same(entity.phrases[0].text, phrase.text)), None)
        if home is None:
            entities.append(Entity(role, [phrase], score))
        else:
            home.phrases.append(phrase)
    return entities


def is_same(one: str, two: str) -> bool:
    """Whether two phrases name one thing: the same head, words of the other, its initials."""
    first, second = list_words(one), list_words(two)
    if find_head(one) == find_head(two) or set(first) <= set(second) or set(second) <= set(first):
        return True
    for acronym, words in ((first, second), (second, first)):
        if len(acronym) == 1 and len(words) > 2:
            initials = "".join(word[0] for word in words)
            if acronym[0] == initials or (
                len(acronym[0]) > 2 and acronym[0] in (initials[: len(acronym[0])], initials[-len(acronym[0]) :])
            ):
                return True
    return False


def make_template(
    page: Page, kind: str, entities: list[Entity], told: list[Told], models: dict[str, Model], settings: Settings
) -> Template:
    """The template of one type of incident."""
    slots: dict[str, list[Fill]] = {"type": [Fill((kind,))], "stage": [Fill(("ACCOMPLISHED",))]}

    def add(slot: str, value: str | None, *tags: str) -> None:
        """Add one fill."""
        if value is not None:
            slots.setdefault(slot, []).append(Fill((value,), tags))

    order = sorted({phrase.sentence for entity in entities for phrase in entity.phrases[:1]})
    add("date", find_date(page, order))
    add("location", choose_place(told, order, find_default(told)))
    for entity in entities:
        if entity.role in ("individual", "instrument"):
            add(entity.role, clean_text(entity.text))
        elif entity.role == "organization":
            add("organization", clean_text(entity.text))
            confidence = models["confidence"].score(entity.phrases[0].features)
            add("confidence", max(confidence, key=lambda name: confidence[name]), clean_text(entity.text))
        elif entity.role == "physical":
            add_target(
                add, page, entity, models["damage"], ("physical", "physical-number", "physical-effect"), settings
            )
    add_people(add, page, entities, models["effect"], settings)
    return Template(page.id, False, slots)


def add_people(add, page: Page, entities: list[Entity], model: Model, settings: Settings) -> None:  # type: ignore[no-untyped-def]
    """Fill the human slots: names with the description beside them, descriptions alone."""
    names = [entity for entity in entities if entity.role == "name"]
    for entity in entities:
        if entity.role != "description":
            continue
        owner = next((name for name in names if is_beside(name, entity)), None)
        if owner is not None:
            add("description", clean_text(entity.text), clean_text(owner.text))
        else:
            add_target(add, page, entity, model, ("description", "number", "effect"), settings)
    for entity in names:
        add_target(add, page, entity, model, ("name", "number", "effect"), settings)


def is_beside(name: Entity, description: Entity) -> bool:
    """Whether a description stands right before or after a name, or holds it."""
    for one in name.phrases:
        for two in description.phrases:
            if one.sentence == two.sentence and (0 <= one.first - two.head <= 2 or 0 < two.first - one.head <= 3):
                return True
    return False


def add_target(add, page: Page, entity: Entity, model: Model, slots: tuple[str, str, str], settings: Settings) -> None:  # type: ignore[no-untyped-def]
    """Fill a target's name, number and effect."""
    text = clean_text(entity.text)
    add(slots[0], text)
    add(slots[1], find_count(page, entity.phrases[0]), text)
    scores: dict[str, float] = {}
    for phrase in entity.phrases[:3]:
        for name, score in model.score(phrase.features).items():
            scores[name] = max(scores.get(name, 0.0), score)
    none = scores.pop("NONE")
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= settings.effect and scores[best] >= none:
        add(slots[2], best, text)


def clean_text(text: str) -> str:
    """A phrase as a fill: without the words in front that make no difference, and quotation marks."""
    words = text.replace('"', "").split()
    while len(words) > 1 and (norm(words[0]) in {"THE", "A", "AN"} or words[0].isdigit()):
        words = words[1:]
    return " ".join(words)


def find_count(page: Page, phrase: Phrase) -> str:
    """How many: the number in front of the phrase, one for a singular, else PLURAL."""
    words = page.sentences[phrase.sentence]
    low = max(0, phrase.first - 4)
    start = words[low][0]
    text = " ".join(page.body[start : phrase.end].split()).lower()
    for number in reversed(find_numbers(text)):
        gap = text[number.end :]
        if any(mark in gap for mark in (",", ";", " and ", " by ", " of the ")) or len(gap) > 60:
            continue
        return print_number(number.low, number.high, number.bound)
    plural = words[phrase.head][4] in ("NNS", "NNPS")
    return "PLURAL" if plural else "1"


def print_number(low: int | None, high: int | None, bound: str) -> str:
    """A number as the key prints it."""
    if bound == "vague":
        return "PLURAL"
    if bound == "about":
        return f"~{low}"
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def find_date(page: Page, sentences: list[int]) -> str | None:
    """The day told nearest to the incident; else on or before the message's own."""
    spans = [(row[0][0], row[-1][0] + len(row[-1][1])) for row in page.sentences]
    for shift in (0, -1, 1):
        for number in sentences[:4]:
            if not 0 <= number + shift < len(spans):
                continue
            first, last = spans[number + shift]
            for time in page.times:
                inside = first <= time.spans[0].start < last and number + shift > 0
                if inside and time.start is not None and time.kind in ("date", "time") and len(time.start) >= 10:
                    said = print_days(time.start[:10], (time.end or time.start)[:10])
                    if said is not None:
                        return said
    return None if page.day is None else f"- {print_day(page.day)}"


def print_days(start: str, end: str) -> str | None:
    """One day, or a stretch of at most a month, as the key prints it."""
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
    except ValueError:
        return None
    if first == last:
        return print_day(first)
    return f"{print_day(first)} - {print_day(last)}" if (last - first).days <= 31 else None


def print_day(day: date) -> str:
    """A day as the key prints it."""
    return f"{day.day:02d} {NAMES[day.month - 1]} {day.year % 100}"
