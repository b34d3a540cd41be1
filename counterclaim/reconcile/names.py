"""Names as they are compared: one alphabet, one spelling, no titles.

Romanisations of one name differ in a handful of letters: Hajiyev, Hajiev, Hacıyev, Гаджиев; Heydar, Gaydar. A
skeleton keeps what they agree on: the consonants, in classes. It is too coarse to be the only evidence, so a name's
key also holds the given name and the country.
"""

import re
from functools import cache

from anyascii import anyascii

from counterclaim.data.countries import load_countries
from counterclaim.data.linkage import load_words

TITLES = frozenset(load_words()["names"]["titles"])
PATRONYMICS = frozenset(load_words()["names"]["patronymics"])
STOPWORDS = frozenset(load_words()["names"]["stopwords"])

SOUNDS = (
    (r"dzh|dj|zh|dg(?=e)", "j"),
    (r"c(?=[eiy])", "j"),
    (r"shch|sch|tch|ch", "c"),
    (r"sh", "s"),
    (r"ph", "f"),
    (r"^x|kh|gh|q|g", "h"),
    (r"x", "ks"),
    (r"ck|c(?=[aou])", "k"),
    (r"w", "v"),
    (r"tz|ts", "z"),
)
"""Letters of one sound in the romanisations of Azerbaijani, Armenian, Russian, Ukrainian, Arabic and Hebrew news."""


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
