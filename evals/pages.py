"""Reading against the gold dispatches: headline, source, day of publication, and what must not be in the text."""

import argparse
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import counterclaim
from counterclaim.errors import InputError
from counterclaim.vocabulary import Document

GOLD = Path(__file__).parent / "gold" / "dispatches"
FIELDS = ("headline", "source", "published", "furniture left out")


def run(args: argparse.Namespace) -> int:
    """Print how many dispatches are read right in each field; 0, as no floor is set here."""
    right: Counter[str] = Counter()
    total = 0
    for path in sorted(GOLD.glob("*.toml")):
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        if gold["split"] != (args.split or "report"):
            continue
        total += 1
        wrong = [name for name, holds in check_document(gold).items() if not holds]
        right.update(name for name in FIELDS if name not in wrong)
        if args.errors and len(wrong) > 0:
            print(f"pages: {gold['id']}: {', '.join(wrong)}")
    print(f"pages: {total} dispatches; " + "; ".join(f"{name} {right[name]}/{total}" for name in FIELDS))
    return 0


def check_document(gold: dict[str, Any]) -> dict[str, bool]:
    """Which fields of a dispatch are read as the gold has them; none where it is refused."""
    try:
        document = counterclaim.read(gold["raw"].encode(), url=gold.get("url"))
    except InputError:
        return dict.fromkeys(FIELDS, False)
    return {
        "headline": document.title == gold.get("title"),
        "source": document.source.name == gold.get("source"),
        "published": same_moment(document, gold.get("published")),
        "furniture left out": not any(words in document.text for words in gold.get("absent", ())),
    }


def same_moment(document: Document, expected: str | None) -> bool:
    """Whether the day of publication is the gold's, and as precise: "Z" and "+00:00" are one."""
    if document.published is None or expected is None:
        return document.published == expected
    same = datetime.fromisoformat(document.published) == datetime.fromisoformat(expected)
    return same and ("T" in document.published) == ("T" in expected)
