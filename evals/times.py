"""Temporal expressions against TimeML gold: relaxed and strict span F1, value and interval F1, words a second.

The measures are TempEval-3's task A (UzZaman et al. 2013): a span counts as found where it overlaps a gold one; the
value F1 counts found spans whose TIMEX3 value is exactly the gold's. Each gold expression is matched at most once.
"""

import argparse
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.record.times import Timex, tag_times
from counterclaim.vocabulary import Capture, Document, Source
from evals.floors import check_floors, digest_file, digest_folder
from evals.time_examples import EXAMPLES, score_examples

TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression."""

    start: int
    end: int
    kind: str
    value: str
    modifier: str | None
    text: str


@dataclass(slots=True)
class Tally:
    """Counts over a corpus."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    kind: int = 0
    words: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """F1 of these hits."""
        return 2 * hits / max(1, self.gold + self.found)


def read_timeml(path: Path) -> tuple[Document, list[Gold]]:
    """A TimeML file as a document published at its creation time, and the gold inside its text."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>', raw)
    published = None if created is None else dict(ATTRIBUTE.findall(created[0])).get("value", "")[:10]
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    text, gold = strip_tags("" if body is None else body[1])
    source = Source(None)
    return Document(path.stem, Capture(path.stem), None, source, (), published, None, "en", text), gold


def strip_tags(body: str) -> tuple[str, list[Gold]]:
    """The text without its tags, and the TIMEX3 spans in it."""
    text, gold, opened, last = "", [], None, 0
    for tag in TAG.finditer(body):
        text += unescape(body[last : tag.start()])
        last = tag.end()
        if tag[2] == "TIMEX3" and tag[1] == "":
            opened = (len(text), dict(ATTRIBUTE.findall(tag[3])))
        elif tag[2] == "TIMEX3" and opened is not None:
            start, keys = opened
            row = Gold(start, len(text), keys.get("type", ""), keys.get("value", ""), keys.get("mod"), text[start:])
            if row.end > row.start:
                gold.append(row)
            opened = None
    return text + unescape(body[last:]), gold


def unescape(text: str) -> str:
    """The text with XML entities as characters."""
    for entity, character in ENTITIES.items():
        text = text.replace(entity, character)
    return text


def score_corpus(paths: list[Path]) -> Tally:
    """The counts over these files."""
    tally = Tally()
    for path in paths:
        document, gold = read_timeml(path)
        start = time.process_time()
        found = tag_times(document)
        tally.seconds += time.process_time() - start
        tally.words += len(document.text.split())
        score_document(tally, document, gold, found)
    return tally


def score_document(tally: Tally, document: Document, gold: list[Gold], found: list[Timex]) -> None:
    """Add one document's counts."""
    tally.gold += len(gold)
    tally.found += len(found)
    used: set[int] = set()
    for row in gold:
        hits = [number for number, timex in enumerate(found) if timex.start < row.end and row.start < timex.end]
        hits = [number for number in hits if number not in used]
        if len(hits) == 0:
            tally.missed.append(describe(document, row.start, row.end, row.value))
            continue
        best = max(hits, key=lambda number: (found[number].value == row.value, -abs(found[number].start - row.start)))
        used.add(best)
        timex = found[best]
        tally.relaxed += 1
        tally.strict += (timex.start, timex.end) == (row.start, row.end)
        tally.kind += timex.kind.upper() == row.kind
        tally.value += timex.value == row.value
        if timex.value != row.value:
            note = f"{row.value} but {timex.value} [{timex.rule}] published {document.published}"
            tally.wrong.append(describe(document, row.start, row.end, note))
    for number, timex in enumerate(found):
        if number not in used:
            tally.spurious.append(describe(document, timex.start, timex.end, f"{timex.value} [{timex.rule}]"))


def describe(document: Document, start: int, end: int, note: str) -> str:
    """An expression in its context, for `--errors`."""
    left, right = document.text[max(0, start - 50) : start], document.text[end : end + 40]
    return (
        f"{' '.join(left.split())} <<{' '.join(document.text[start:end].split())}>> {' '.join(right.split())} :: {note}"
    )


def print_tally(name: str, tally: Tally) -> None:
    """One line of measures."""
    measures = {
        "relaxed": tally.relaxed,
        "strict": tally.strict,
        "value": tally.value,
        "type": tally.kind,
    }
    scores = "  ".join(f"{key} F1 {tally.f1(hits):.3f}" for key, hits in measures.items())
    precision, recall = tally.relaxed / max(1, tally.found), tally.relaxed / max(1, tally.gold)
    speed = tally.words / max(1e-9, tally.seconds)
    print(f"{name:10} gold {tally.gold:5}  P {precision:.3f} R {recall:.3f}  {scores}  {speed:,.0f} words/s")


def list_files(corpora: Path) -> dict[Path, list[Path]]:
    """The TimeML files below a folder, by the folder they are in; one file alone is a corpus too."""
    if corpora.is_file():
        return {corpora: [corpora]}
    paths = sorted(corpora.rglob("*.tml"))
    return {folder: [path for path in paths if path.parent == folder] for folder in sorted({p.parent for p in paths})}


def check_corpus(folder: Path, tally: Tally) -> int:
    """0 where the corpus holds its floors, or has none."""
    scores = {
        "relaxed": tally.f1(tally.relaxed),
        "value": tally.f1(tally.value),
        "words a second": tally.words / max(1e-9, tally.seconds),
    }
    return check_floors(f"times {folder.name}", scores, digest_folder(folder)) if folder.is_dir() else 0


def check_examples() -> int:
    """0 where every example means what it should."""
    counts = score_examples()
    for group, (right, total) in counts.items():
        print(f"examples, {group}: {right} of {total} exact")
    scores = {group: float(right) for group, (right, _) in counts.items()}
    return check_floors("times examples", scores, digest_file(EXAMPLES))


def run(args: argparse.Namespace) -> int:
    """Print the examples and the measures of every folder of TimeML files under `--corpora`; fails below a floor.

    A path without TimeML files is a failure; without `--corpora` only the examples are read.
    """
    failed = check_examples()
    corpora = {} if args.corpora is None else list_files(args.corpora)
    for folder, paths in corpora.items():
        tally = score_corpus(paths)
        print_tally(folder.name, tally)
        failed += check_corpus(folder, tally)
        if args.errors:
            for name in ("missed", "spurious", "wrong"):
                print(*(f"{name}: {line}" for line in getattr(tally, name)), sep="\n")
    if args.corpora is not None and len(corpora) == 0:
        print(f"times: {args.corpora}: expected TimeML files (*.tml), found none")
        failed += 1
    return min(1, failed)
