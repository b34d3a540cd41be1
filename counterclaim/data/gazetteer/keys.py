"""Names as keys: what two spellings of one name have in common."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

LETTERS = str.maketrans(
    {
        "ə": "a",
        "ǝ": "a",
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "-": " ",
        "–": " ",
        "—": " ",
        "/": " ",
        "_": " ",
        "'": "",
        "’": "",
        "‘": "",
        "ʻ": "",
        "ʼ": "",
        "ʹ": "",
        "`": "",
        "´": "",
        "ʿ": "",
        "ʾ": "",
        ".": "",
        ",": " ",
    }
)
"""Letters that Unicode does not take apart, and marks that spellings differ by."""

SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
"""First words printed short; "St. Petersburg" and "Saint Petersburg" are one key."""

GENERIC = (
    "province|oblast|region|governorate|county|district|municipality|rayon|raion|prefecture|department|territory|state"
    "|division|parish|commune|canton|township|borough|republic|voivodeship|krai|okrug|wilaya|emirate|city|town|village"
    "|settlement|sector|zone|locality|island|islands|area|autonomous|subdistrict|sub|municipal|regency|woreda|ward"
)
GENERIC_END = re.compile(rf"(?:\s+(?:{GENERIC}))+$")
GENERIC_START = re.compile(
    rf"^(?:{GENERIC}|municipio|provincia|departamento|departement|wilayat|muhafazat|gouvernorat|provinsi|viloyati)"
    r"\s+(?:of\s+|de\s+la\s+|de\s+|del\s+|da\s+|do\s+|d\s*)?(?:the\s+)?(?=\w{3})"
)
DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|greater|inner|outer|downtown|northern|southern|eastern|western"
    r"|northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest|mid|midtown|rural"
    r"|metro|metropolitan)\s+)+"
)


@lru_cache(maxsize=1 << 16)
def make_key(name: str) -> str:
    """The key of a name: small letters without marks, no dots or apostrophes, "st" written out, no "the"."""
    text = name.lower().translate(LETTERS)
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in parts if not unicodedata.combining(letter))
    words = text.split()
    if len(words) > 1 and words[0] in SHORT:
        words[0] = SHORT[words[0]]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def strip_generic(key: str) -> str | None:
    """The key without "province", "city of" …; None where there is nothing to strip."""
    short = GENERIC_END.sub("", key)
    short = GENERIC_START.sub("", short)
    return short if short not in {key, ""} else None


def strip_direction(key: str) -> str | None:
    """The key without "northern", "central" …; None where there is nothing to strip."""
    short = DIRECTION.sub("", key)
    return short if short not in {key, ""} else None


def hash_key(key: str) -> int:
    """64 bits of BLAKE2 of a key: a table of a million names has a false match once in ten million look-ups."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def is_latin(name: str) -> bool:
    """Whether a name is written in Latin letters, as English news prints it."""
    return all(letter < "\u0250" or letter in "ʻʼʹʿʾ’‘ǝə" or "\u1e00" <= letter < "\u1f00" for letter in name)
