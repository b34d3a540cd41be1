"""Names in a text that may be places: stretches of capitals that the gazetteer knows, and those it does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.gazetteer import Gazetteer
from counterclaim.data.gazetteer.keys import make_key
from counterclaim.record.places.candidates import load_demonyms
from counterclaim.record.places.words import BODIES, FACILITIES, FAITHS, GROUND
from counterclaim.record.text.parse import Sentence
from counterclaim.record.times.words import MONTHS, WEEKDAYS

LONGEST = 6
"""Words of the longest name looked up: "Autonomous Republic of Northern Cyprus" has five."""
LINKS = {
    "of",
    "the",
    "al",
    "el",
    "de",
    "la",
    "del",
    "and",
    "&",
    "-",
    "–",
    "'",
    "’",
    "’s",
    "'s",
    "da",
    "do",
    "dos",
    "upon",
    "au",
    "ed",
    "es",
    "ez",
    "az",
    "ash",
    "ad",
    "ul",
    "bin",
    "ibn",
    "ar",
    "des",
    "du",
    "les",
    "le",
    "sur",
    "di",
    "y",
    "bint",
    "u",
    "na",
}
"""Small words inside names; a name neither begins nor ends with one."""


NO_NAMES = {
    *(
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "region",
        "valley",
        "strip",
    ),
    *(
        "district",
        "province",
        "state",
        "city",
        "council",
        "group",
        "army",
        "ministry",
        "mai",
        "international",
        "national",
    ),
}
"""Words that some hamlet or abbreviation is called by and that alone name no place."""
NO_NAMES |= BODIES | FACILITIES | (GROUND - {"hill", "bay", "lake"})
NO_NAMES |= {*MONTHS, *WEEKDAYS, "christmas", "easter", "ramadan", "thanksgiving", "passover", "interior", "islamic"}
ARTICLES = {"al", "el", "ad", "ar", "as", "ash", "at", "ed", "er", "es", "esh", "et", "ez", "az", "an", "en", "ul"}
SEATS = {"centre", "center", "ville", "cité", "city", "town", "nord", "sud", "est", "ouest"}
"""What a hyphen adds to a place's own name: "Masisi-Centre"."""
PEOPLES = {
    *(
        "copt",
        "copts",
        "coptic",
        "druze",
        "alawite",
        "alawites",
        "yazidi",
        "yazidis",
        "hutu",
        "hutus",
        "tutsi",
        "tutsis",
    ),
    *("rohingya", "rohingyas", "hazara", "hazaras", "pashtun", "pashtuns", "houthi", "houthis", "masalit", "zaghawa"),
    *("oromos", "tigrayan", "tigrayans", "tuareg", "tuaregs", "fulani", "hausa", "igbo", "dinka", "nuer", "sunni"),
    *(
        "sunnis",
        "shia",
        "shias",
        "shiite",
        "shiites",
        "maronite",
        "maronites",
        "taliban",
        "bedouin",
        "bedouins",
        "arab",
    ),
    *(
        "arabs",
        "berber",
        "berbers",
        "baloch",
        "balochs",
        "sikh",
        "sikhs",
        "hema",
        "lendu",
        "banyamulenge",
        "twa",
        "fano",
    ),
    *(
        "arabic",
        "hebrew",
        "farsi",
        "persian",
        "urdu",
        "pashto",
        "swahili",
        "creole",
        "latin",
        "jews",
        "jew",
        "muslim",
        "muslims",
        "christian",
        "christians",
        "hindu",
        "hindus",
        "chechens",
        "tatars",
        "assyrians",
    ),
}
"""Peoples, creeds and movements that no country's table has; some village is called like each, and none is meant."""
CALENDAR = {*MONTHS, *WEEKDAYS}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens that may name a place, and the run of capitals it stands in."""

    sentence: Sentence
    first: int
    last: int
    """Token numbers within the sentence, inclusive."""
    run: tuple[int, int]
    known: bool
    people: bool

    @property
    def start(self) -> int:
        """Where it starts in the document."""
        return self.sentence.offset + self.sentence.tokens[self.first].idx

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        token = self.sentence.tokens[self.last]
        return self.sentence.offset + token.idx + len(token.text)

    @property
    def text(self) -> str:
        """The characters of the document."""
        return self.sentence.document.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The word before it in its sentence, in lower case."""
        return self.sentence.tokens[self.first - 1].lower_ if self.first > 0 else ""


def is_capital(token: Token) -> bool:
    """Whether a token begins with a capital letter, an apostrophe aside."""
    text = token.text.lstrip("'’‘\"“")
    return text[:1].isupper()


def list_runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(first, last) token of every run of capitals, small linking words inside included."""
    tokens = sentence.tokens
    place, size = 0, len(tokens)
    while place < size:
        if not is_capital(tokens[place]):
            place += 1
            continue
        last = end = place
        while end + 1 < size and (is_capital(tokens[end + 1]) or links_names(tokens[end + 1])) and end - place < 14:
            end += 1
            if is_capital(tokens[end]):
                last = end
            elif end - last > 3:
                break
        yield place, last
        place = last + 1


def links_names(token: Token) -> bool:
    """Whether a token may stand inside a name."""
    return token.lower_ in LINKS


def find_names(sentence: Sentence, gazetteer: Gazetteer, extra: frozenset[str]) -> Iterator[Candidate]:
    """The candidates of one sentence: known names, longest first from the left, and unknown rests of runs."""
    tokens = sentence.tokens
    for first, last in list_runs(sentence):
        place, free = first, first
        while place <= last:
            end = match_name(sentence, place, last, gazetteer, extra) if is_capital(tokens[place]) else None
            if end is None:
                place += 1
                continue
            yield from rest_of(sentence, free, place - 1, (first, last))
            place += 1 if tokens[place].lower_ == "the" and end > place else 0
            place -= 2 if has_article(sentence, place, end, extra) else 0
            text = sentence.document.text[
                sentence.offset + tokens[place].idx : sentence.offset + tokens[end].idx + len(tokens[end].text)
            ]
            yield Candidate(sentence, place, end, (first, last), True, is_people(text, gazetteer))
            place = free = end + 1
        yield from rest_of(sentence, free, last, (first, last))


def has_article(sentence: Sentence, place: int, end: int, extra: frozenset[str]) -> bool:
    """Whether a small article belongs to a name that the sentence itself says is a place: "clashes in al-Malha"."""
    tokens = sentence.tokens
    if place < 2 or tokens[place - 1].text != "-" or tokens[place - 2].lower_ not in ARTICLES:
        return False
    return make_key(tokens[place - 2 : end + 1].text) in extra


def is_people(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is an adjective or noun for the people of a place: "Syrian", "Kurds"."""
    key = make_key(text)
    return key in load_demonyms() or key in gazetteer.people


def match_name(sentence: Sentence, place: int, last: int, gazetteer: Gazetteer, extra: frozenset[str]) -> int | None:
    """The last token of the longest name that begins here; None where the gazetteer has none."""
    tokens, text = sentence.tokens, sentence.document.text
    start = sentence.offset + tokens[place].idx
    if follows_part(sentence, place, gazetteer):
        return None
    for end in range(min(last, place + 2 * LONGEST), place - 1, -1):
        if not is_capital(tokens[end]) or (end == place and is_no_name(sentence, place, gazetteer)):
            continue
        name = text[start : sentence.offset + tokens[end].idx + len(tokens[end].text)]
        if name.count(" ") < LONGEST and knows_name(name, gazetteer, extra) and not cuts_name(sentence, end, gazetteer):
            return end
    return None


def cuts_name(sentence: Sentence, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen and more of the name follow: no "Pont" in "Pont-Sondé", but "Kyiv" in "Kyiv-Moscow"."""
    tokens = sentence.tokens
    if end + 3 < len(tokens) and tokens[end + 1].lower_ in ARTICLES and tokens[end + 2].text == "-":
        return is_capital(tokens[end + 3])
    if end + 2 >= len(tokens) or tokens[end + 1].text not in {"-", "‑"}:
        return False
    rest = tokens[end + 2]
    joined = tokens[end].whitespace_ == "" and tokens[end + 1].whitespace_ == "" and is_capital(rest)
    return joined and rest.lower_ not in SEATS and not gazetteer.prints_name(rest.text)


def follows_part(sentence: Sentence, place: int, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen joins it to more of the name before it: "Ain" is no place in "Ras al-Ain"."""
    tokens = sentence.tokens
    if place < 2 or tokens[place - 1].text not in {"-", "‑"} or tokens[place - 1].whitespace_ != "":
        return False
    before = tokens[place - 2]
    if before.whitespace_ != "":
        return False
    if is_capital(before) and tokens[place].lower_ in SEATS:
        return True
    if is_capital(before):
        return not gazetteer.prints_name(before.text) and before.lower_ not in ARTICLES
    return before.lower_ in LINKS and place >= 3 and is_capital(tokens[place - 3])


def is_no_name(sentence: Sentence, place: int, gazetteer: Gazetteer) -> bool:
    """Whether one word alone is no name: a small word that begins a sentence, an article, other initials."""
    token = sentence.tokens[place]
    small = (token.is_stop or token.lower_ in ARTICLES) and not token.is_upper
    return small or is_initials(sentence, place, gazetteer)


def is_initials(sentence: Sentence, place: int, gazetteer: Gazetteer) -> bool:
    """Whether a word in capitals is no place: SANA, but not UAE, nor SANAA in a dateline or a line of capitals."""
    tokens = sentence.tokens
    text = tokens[place].text
    if not text.isupper() or not 2 <= len(text) <= 5 or not text.isalpha():
        return False
    words = [token for token in tokens if token.is_alpha]
    shouted = sum(token.is_upper for token in words) > len(words) / 2
    dateline = place == 0 and len(tokens) > 1 and tokens[1].text in {",", "(", "-", "–", "—", "/"}
    return not shouted and not dateline and not gazetteer.prints_capitals(text)


def knows_name(name: str, gazetteer: Gazetteer, extra: frozenset[str]) -> bool:
    """Whether the gazetteer, the table of demonyms or the conflict profile has the name."""
    key = make_key(name)
    return (
        key in extra
        or key in load_demonyms()
        or (key not in NO_NAMES and key not in PEOPLES and gazetteer.prints_name(name))
    )


def rest_of(sentence: Sentence, first: int, last: int, run: tuple[int, int]) -> Iterator[Candidate]:
    """What is left of a run, as an unknown name, without small words at its ends."""
    tokens = sentence.tokens
    while first <= last and not is_capital(tokens[first]):
        first += 1
    while last >= first and not is_capital(tokens[last]):
        last -= 1
    if first > last or last - first >= 5:
        return
    word = tokens[first].lower_
    if first == last and (word in CALENDAR or word in NO_NAMES or word in PEOPLES):
        return
    if any(tokens[place].tag_ in {"NNP", "NNPS", "FW", "NN"} for place in range(first, last + 1)):
        yield Candidate(sentence, first, last, run, False, False)


def list_candidates(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, extra: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates of a document, in order; `extra` are keys of more names."""
    found = (candidate for sentence in sentences for candidate in find_names(sentence, gazetteer, extra))
    return [candidate for candidate in found if candidate.text not in FAITHS]
