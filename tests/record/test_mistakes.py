"""The reader's known mistakes are data: what was wanted, what came, of which kind. No model is loaded here."""

import json
from pathlib import Path

import pytest

MISTAKES = Path(__file__).parent.parent / "mistakes" / "attribution.jsonl"


def read_mistakes() -> list[dict[str, object]]:
    """Every known mistake."""
    return [json.loads(line) for line in MISTAKES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("mistake", read_mistakes(), ids=lambda mistake: str(mistake["text"])[:40])
def test_mistake_is_well_formed(mistake: dict[str, list[dict[str, str]]]) -> None:
    """Text, what was wanted, what came: the words of both stand in the text."""
    assert set(mistake) == {"text", "wanted", "found", "kind"}
    for item in (*mistake["wanted"], *mistake["found"]):
        assert set(item) == {"source", "cue", "content"}
        for words in item.values():
            assert all(part in mistake["text"] for part in words.split(" … "))
