"""What a news page carries besides the news: share buttons, links to other stories, captions, error notices."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.errors import DataError

GROUPS = (
    "line", "aside", "tail", "alive", "caption", "error", "section", "note", "edition", "greeting", "role", "kicker",
)  # fmt: skip
SENTENCE_END = re.compile(r"[.!?…:]['\"”’»)\]]*$")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

LONG_WORDS = 35
"""No headline has as many, whatever ends the line: a picture's credit, a bracket."""

PROSE_WORDS = 12
"""Words from which a line that ends like a sentence is running text. Link titles carry no full stop; the shortest
opening sentences of dispatches have about 12 words."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of data/furniture.toml, one compiled expression for each group."""

    line: re.Pattern[str]
    aside: re.Pattern[str]
    tail: re.Pattern[str]
    alive: re.Pattern[str]
    caption: re.Pattern[str]
    error: re.Pattern[str]
    section: re.Pattern[str]
    note: re.Pattern[str]
    edition: re.Pattern[str]
    greeting: re.Pattern[str]
    role: re.Pattern[str]
    kicker: re.Pattern[str]
    verb: re.Pattern[str]
    publisher: re.Pattern[str]


@cache
def load_furniture() -> Furniture:
    """The patterns that ship with the package."""
    raw = tomllib.loads(files("counterclaim.data").joinpath("furniture.toml").read_text(encoding="utf-8"))
    try:
        groups = {group: re.compile("|".join(f"(?:{part})" for part in raw[group]), re.IGNORECASE) for group in GROUPS}
        words = {name: re.compile(raw[name], re.IGNORECASE) for name in ("verb", "publisher")}
        return Furniture(**groups, **words)
    except (KeyError, re.error) as error:
        raise DataError(f"furniture.toml: {error}") from error


def count_words(line: str) -> int:
    """How many words of letters there are."""
    return len(WORD.findall(line))


def is_prose(line: str) -> bool:
    """Whether this is running text and not a title, a label or a link."""
    words = count_words(line)
    return words >= LONG_WORDS or (words >= PROSE_WORDS and SENTENCE_END.search(line) is not None)


def is_alive(lines: list[str]) -> bool:
    """Whether these lines are of a page that was alive when it was saved."""
    return any(load_furniture().alive.fullmatch(line) is not None for line in lines)


def is_caption(line: str) -> bool:
    """Whether these words stand under a picture."""
    return count_words(line) <= 70 and load_furniture().caption.fullmatch(line) is not None


def drop_furniture(lines: list[str]) -> list[str]:
    """The lines that belong to the article, in order."""
    furniture = load_furniture()
    kept: list[str] = []
    after_aside = False
    for index, line in enumerate(lines):
        if furniture.tail.fullmatch(line) is not None and is_tail(lines, index):
            break
        if furniture.aside.fullmatch(line) is not None and (":" in line[:40] or not is_prose(line)):
            after_aside = count_words(line) <= 4
            continue
        if furniture.line.fullmatch(line) is not None:
            continue
        if after_aside and not is_running(line):
            continue
        after_aside = False
        kept.append(line)
    return kept


def is_tail(lines: list[str], index: int) -> bool:
    """Whether most of the running text lies before this line: below it are other stories."""
    before = sum(count_words(line) for line in lines[:index] if is_running(line))
    after = sum(count_words(line) for line in lines[index + 1 :] if is_running(line))
    return before > 2 * after


def is_running(line: str) -> bool:
    """Whether a line ends like a sentence; shorter ones count than in `is_prose`, as quotations are short."""
    return count_words(line) >= 4 and SENTENCE_END.search(line) is not None
