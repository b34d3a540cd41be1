"""Temporal expressions of conflict news, one a sentence, against what they mean: evals/gold/times.tsv."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.data.profile import Period, load_profile
from counterclaim.record.times import find_times
from counterclaim.vocabulary import Capture, Document, Source, Time

EXAMPLES = Path(__file__).parent / "gold" / "times.tsv"
NO_TIME = "none"
PROFILES = {"required": "nagorno-karabakh-2020", "context": None}
"""The conflict profile of a group of examples; other groups are called by theirs."""


@dataclass(frozen=True, slots=True)
class Example:
    """One expression in its sentence; "-" is open or unknown, "none" says that it is no time."""

    group: str
    published: str
    text: str
    words: str
    start: str
    end: str


def list_examples() -> Iterator[Example]:
    """The rows of the file."""
    for line in EXAMPLES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield Example(*line.split("\t"))


def read_example(example: Example) -> list[Time]:
    """The times found over the example's words."""
    document = Document("example", Capture("0"), None, Source(None), (), example.published, "text", "en", example.text)
    first = example.text.index(example.words)
    last = first + len(example.words)
    times = find_times(document, periods=find_periods(example))
    return [time for time in times if any(span.start < last and first < span.end for span in time.spans)]


def find_periods(example: Example) -> tuple[Period, ...]:
    """Named periods of the conflict that an example is read with."""
    name = PROFILES.get(example.group, example.group)
    return () if name is None else load_profile(name).periods


def is_exact(example: Example) -> bool:
    """Whether start and end are as they should be."""
    found = read_example(example)
    if example.start == NO_TIME:
        return len(found) == 0
    intervals = {(time.start or "-", time.end or "-") for time in found} or {("-", "-")}
    return intervals == {(example.start, example.end)}


def score_examples() -> dict[str, tuple[int, int]]:
    """(exact, all) by group, with a line for each example."""
    counts: dict[str, tuple[int, int]] = {}
    for example in list_examples():
        exact = is_exact(example)
        group = "required" if example.group == "required" else "context"
        right, total = counts.get(group, (0, 0))
        counts[group] = (right + exact, total + 1)
        found = "; ".join(f"{time.start or '-'} … {time.end or '-'}" for time in read_example(example)) or NO_TIME
        print(f"{'exact' if exact else 'WRONG'}  {example.published}  {example.words}: {found}")
    return counts
