"""The MUC-4 corpus: texts, answer keys, and a mixed-case rendering of the upper-case texts.

The corpus (NIST, public domain) prints everything in capitals, which no parser of today was made for. `restore_case`
gives every word the case it mostly has in a mixed-case corpus (PolNeAR train, from the same `--corpora` folder); a word
that stands in none of it is taken for a name. No character is added or taken away, so that offsets hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from counterclaim.data.lexicon import load_kinds, load_victims, load_weapons

ID = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
DATELINE = re.compile(
    r"\s*(?P<place>[^\[]{2,60}?),\s+(?P<day>\d{1,2})\s+(?P<month>[A-Z][A-Za-z]{2})[A-Za-z]*\s+(?P<year>\d{2})\b",
    re.DOTALL,
)
NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTHS = {name: number for number, name in enumerate(NAMES, 1)}
LABELS = {
    2: "date", 3: "location", 4: "type", 5: "stage", 6: "instrument", 9: "individual", 10: "organization",
    11: "confidence", 12: "physical", 14: "physical-number", 16: "physical-effect", 18: "name", 19: "description",
    21: "number", 23: "effect",
}  # fmt: skip
"""The fifteen core slots, by their number in the key."""
LINE = re.compile(r"^(\d{1,2})\.\s+[A-Z ]+:\s[A-Z ]*?(?:\s{2,}|\t+)(.*)$")


@dataclass(frozen=True, slots=True)
class MucText:
    """One message: its id, its day (None if the dateline has none) and everything after the id."""

    id: str
    day: date | None
    body: str


@dataclass(slots=True)
class Fill:
    """One line of a slot: alternative values, the alternatives of its cross reference, whether it is optional."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(slots=True)
class Template:
    """One incident of a key or of a prediction, by core slot."""

    document: str
    optional: bool
    slots: dict[str, list[Fill]]

    def get(self, slot: str) -> list[Fill]:
        """The fills of a slot."""
        return self.slots.get(slot, [])


def load_texts(corpora: Path, split: str) -> dict[str, MucText]:
    """The messages of a split by id, in mixed case where the corpus has them so (it is how news is printed)."""
    paths = sorted((corpora / "muc4" / split).glob(f"{split}-muc*"))
    mixed = [path for path in paths if path.name.endswith(".mixed-case")]
    found: dict[str, MucText] = {}
    for path in mixed or paths:
        found |= {text.id: text for text in split_texts(path.read_text(encoding="latin-1"))}
    return found


def split_texts(raw: str) -> Iterator[MucText]:
    """The messages of one file."""
    marks = list(ID.finditer(raw))
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(raw)
        body = raw[mark.end() : end].strip("\n")
        yield MucText(mark[1], read_day(body), body)


def read_day(body: str) -> date | None:
    """The day of the dateline."""
    match = DATELINE.match(body)
    month = None if match is None else MONTHS.get(match["month"].upper())
    if match is None or month is None:
        return None
    try:
        return date(1900 + int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def load_keys(corpora: Path, split: str) -> dict[str, list[Template]]:
    """The answer keys of a split: templates by message id, none for an irrelevant one."""
    keys: dict[str, list[Template]] = {}
    for path in sorted((corpora / "muc4" / split).glob("key-*")):
        read_keys(path.read_text(encoding="latin-1"), keys)
    return keys


def read_keys(raw: str, keys: dict[str, list[Template]]) -> None:
    """Add the templates of one key file."""
    slot: int | None = None
    template: Template | None = None
    document = ""
    for raw_line in raw.splitlines():
        line = raw_line.expandtabs().rstrip()
        if line.strip() == "" or line.lstrip().startswith(";"):
            continue
        match = re.match(r"^(\d{1,2})\.\s+([A-Z/: -]+?)(?:\s{2,}(.*))?$", line)
        value = line.strip()
        if match is not None and ":" in match[2]:
            slot, value = int(match[1]), (match[3] or "").strip()
        if slot == 0:
            document, template = value.split("(")[0].strip(), None
            keys.setdefault(document, [])
        elif slot == 1 and value[:1] not in ("*", "-", ""):
            template = Template(document, "OPTIONAL" in value.upper(), {})
            keys[document].append(template)
            slot = None
        elif template is not None and slot in LABELS:
            fill = parse_fill(value, LABELS[slot])
            if fill is not None:
                template.slots.setdefault(LABELS[slot], []).append(fill)


def parse_fill(text: str, slot: str) -> Fill | None:
    """One line of a slot; None for "-" and "*"."""
    if text in ("", "-", "*"):
        return None
    optional = text.startswith("?")
    text = strip_brackets(text.lstrip("? "))
    if slot in ("date", "location"):
        return Fill(tuple(split_alternatives(text)), (), optional)
    parts = split_top(text, ":")
    tags = tuple(clean(part) for part in split_alternatives(":".join(parts[1:]))) if len(parts) > 1 else ()
    values = tuple(v for v in (clean(part) for part in split_alternatives(parts[0])) if v not in ("", "-"))
    return Fill(values, tuple(tag for tag in tags if tag != "-"), optional) if len(values) > 0 else None


def split_top(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand outside quotes and brackets."""
    parts, depth, quoted, start = [], 0, False, 0
    for index, char in enumerate(text):
        if char == '"' and (index == 0 or text[index - 1] != "\\"):
            quoted = not quoted
        elif not quoted and char in "()":
            depth += 1 if char == "(" else -1
        elif not quoted and depth <= 0 and text.startswith(mark, index):
            parts.append(text[start:index].strip())
            start = index + len(mark)
    return [*parts, text[start:].strip()]


def split_alternatives(text: str) -> list[str]:
    """The alternatives of a fill, brackets opened."""
    found: list[str] = []
    for part in split_top(strip_brackets(text), "/"):
        inner = strip_brackets(part)
        found += split_alternatives(inner) if inner != part else [part]
    return [part for part in found if part != ""]


def strip_brackets(text: str) -> str:
    """A text without brackets that hold all of it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")"):
        depth = 0
        for index, char in enumerate(text):
            depth += (char == "(") - (char == ")")
            if depth == 0 and index < len(text) - 1:
                return text
        text = text[1:-1].strip()
    return text


def clean(text: str) -> str:
    """A value without quotes and backslashes."""
    return " ".join(text.strip().strip('"').replace("\\", "").split())


COMMON = re.compile(
    r".{3}(?:ED|ING|LY|TION|TIONS|NESS|MENT|MENTS|ISTS?|IVES?|ENCES?|ABLE|IBLE|FUL|LESS|WARD|WARDS|RIFLES?)$"
)
"""Endings of common words, for those that the mixed-case texts do not have."""


@lru_cache(maxsize=1)
def load_plain() -> frozenset[str]:
    """The single words of our own lexicons and their plurals: they are no names."""
    kinds = [word for kind in load_kinds().values() for word in (*kind.verbs, *kind.nouns)]
    words = {part for term in (*load_victims(), *load_weapons(), *kinds) for part in re.split(r"[\s-]", term)}
    return frozenset(words | {f"{word}s" for word in words})


@lru_cache(maxsize=2)
def load_cases(folder: Path) -> dict[str, str]:
    """The most frequent case of each word of the texts in a folder, words that open a sentence left out."""
    counts: dict[str, Counter[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"[A-Za-z]+(?:['’][a-z]+)?", text):
            before = text[max(0, match.start() - 3) : match.start()]
            if re.search(r"[.!?:\"“\n]\W*$|^$", before) is None:
                counts.setdefault(match[0].lower(), Counter())[match[0]] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in counts.items()}


def is_upper(body: str) -> bool:
    """Whether a text is printed in capitals: hardly a letter is small."""
    letters = [char for char in body if char.isalpha()]
    return sum(char.islower() for char in letters) < len(letters) / 20


def flatten_lines(body: str) -> str:
    """The text with the line ends inside its paragraphs as spaces."""
    return re.sub(r"(?<!\n)\n(?!\s*\n)", " ", body)


def restore_case(body: str, cases: dict[str, str]) -> str:
    """The text in mixed case, character for character; line ends inside a paragraph become spaces."""
    flat = flatten_lines(body)
    opens = True
    parts: list[str] = []
    last = 0
    for match in re.finditer(r"[A-Za-z]+(?:'[A-Z]+)?", flat):
        between = flat[last : match.start()]
        opens = opens or re.search(r"[.!?]\W*\s|\n\s*\n|--\s|\]\s*$", between) is not None
        bracketed = flat[match.start() - 1 : match.start()] == "[" and flat[match.end() : match.end() + 1] == "]"
        word = choose_case(match[0], cases, bracketed)
        parts += [between, word[:1].upper() + word[1:] if opens else word]
        opens = False
        last = match.end()
    return "".join([*parts, flat[last:]])


def choose_case(word: str, cases: dict[str, str], bracketed: bool) -> str:
    """The case of one word: as known, else an acronym if it reads like one, else a name."""
    known = cases.get(word.lower())
    if known is not None and not bracketed:
        return known
    if not bracketed and (word.lower() in load_plain() or COMMON.search(word) is not None):
        return word.lower()
    if bracketed or (len(word) <= 5 and re.search(r"[AEIOUY]", word) is None):
        return word
    return word[:1] + word[1:].lower()
