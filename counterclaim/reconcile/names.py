"""Names as they are compared: one alphabet, one spelling, no titles.

Romanisations of one name differ in a handful of letters: Hajiyev, Hajiev, Hacıyev, Гаджиев; Heydar, Gaydar. A
skeleton keeps what they agree on: the consonants, in classes. It is too coarse to be the only evidence, so a name's
key also holds the given name and the country.
"""

import re
from functools import cache

from anyascii import anyascii
from rapidfuzz import fuzz

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words

TITLES = frozenset(load_words()["names"]["titles"])
PATRONYMICS = frozenset(load_words()["names"]["patronymics"])
STOPWORDS = frozenset(load_words()["names"]["stopwords"])
ARTICLES = frozenset(load_words()["names"]["articles"])

ALIKE = 75.0
"""Ratio of equal letters (0-100) from which two names of one sound are two spellings of one: Alkhanli and Alkhanlu 88,
Sloviansk and Slavyansk 78, Selydove and Selidovo 75; Hasanli and Huseynli, two villages, 67."""
SOUND = 3
"""Letters of a skeleton below which it says too little."""

SOUNDS = (
    (r"dzh|dj|zh|dg(?=e)", "j"),
    (r"c(?=[eiy])", "j"),
    (r"shch|sch|tch|ch", "c"),
    (r"sh", "s"),
    (r"ph", "f"),
    (r"(?<=[bdt])h", ""),
    (r"^x|kh|gh|q|g", "h"),
    (r"x", "ks"),
    (r"ck|c(?=[aou])", "k"),
    (r"w", "v"),
    (r"tz|ts", "z"),
)
"""Letters of one sound in the romanisations of Azerbaijani, Armenian, Russian, Ukrainian, Arabic, Hebrew, Hindi and
Tamil news."""


@cache
def fold_text(text: str) -> str:
    """Lower case ASCII words with single spaces between them: "Hikmət Hacıyev’s" is "hikmet haciyev"."""
    plain = anyascii(text).lower()
    plain = re.sub(r"['’]s\b", "", plain)
    plain = re.sub(r"(?<=\w)[.'’](?=\w)", "", plain)
    return " ".join(re.findall(r"[a-z0-9]+", plain))


@cache
def make_skeleton(word: str) -> str:
    """What the romanisations of a word agree on: "hajiyev", "hajiev", "haciyev" and "gadzhiev" are all "hjv"."""
    folded = fold_text(word).replace(" ", "")
    for pattern, sound in SOUNDS:
        folded = re.sub(pattern, sound, folded)
    if folded == "":
        return ""
    first = "a" if folded[0] in "aeiouy" else folded[0]
    rest = re.sub(r"[aeiouy]", "", folded[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


@cache
def bare_name(name: str) -> str:
    """A place's folded name in one word, without the article that one romanisation prints and the next leaves out."""
    words = fold_text(name).split()
    kept = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    return "".join(kept)


@cache
def sound_name(name: str) -> str:
    """A place's name as it sounds: "El Obeid" and "Al-Ubayyid" are one; a short or numbered one as it is written."""
    bare = bare_name(name)
    skeleton = make_skeleton(bare)
    return skeleton if len(skeleton) >= SOUND and bare.isalpha() else bare


@cache
def compare_spellings(left: str, right: str) -> float:
    """1 for one name, .8 for two spellings of one, .5 for names that only sound alike, else 0."""
    if fold_text(left) == fold_text(right):
        return 1.0
    if sound_name(left) != sound_name(right):
        return 0.0
    return 0.8 if fuzz.ratio(bare_name(left), bare_name(right)) >= ALIKE else 0.5


@cache
def split_person(name: str) -> tuple[str, str]:
    """Given name and surname, folded; the given name is empty where only one word is left without the titles."""
    words = [word for word in fold_text(name).split() if word not in TITLES and word not in PATRONYMICS]
    if len(words) == 0:
        return "", fold_text(name)
    return (words[0], words[-1]) if len(words) > 1 else ("", words[0])


@cache
def list_stems(code: str) -> frozenset[str]:
    """The folded words that only say which country: its names and demonyms."""
    country = load_countries().get(code)
    if country is None:
        return frozenset()
    return frozenset(
        word for name in (country.name, *country.aliases, *country.demonyms) for word in fold_text(name).split()
    )


@cache
def make_acronym(name: str) -> str:
    """The initials of a name's words: "International Committee of the Red Cross" is "icrc"."""
    words = [word for word in fold_text(name).split() if word not in STOPWORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
