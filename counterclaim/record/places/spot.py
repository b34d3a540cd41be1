"""Names in a text that may be places: stretches of capitals that the gazetteer knows, and those it does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.gazetteer import Gazetteer
from counterclaim.data.gazetteer.keys import make_key
from counterclaim.record.parse import Sentence
from counterclaim.record.places.candidates import load_demonyms
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
            elif end - last > 2:
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
            text = sentence.document.text[
                sentence.offset + tokens[place].idx : sentence.offset + tokens[end].idx + len(tokens[end].text)
            ]
            yield Candidate(sentence, place, end, (first, last), True, is_people(text, gazetteer))
            place = free = end + 1
        yield from rest_of(sentence, free, last, (first, last))


def is_people(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is an adjective or noun for the people of a place: "Syrian", "Kurds"."""
    key = make_key(text)
    return key in load_demonyms() or key in gazetteer.people


def match_name(sentence: Sentence, place: int, last: int, gazetteer: Gazetteer, extra: frozenset[str]) -> int | None:
    """The last token of the longest name that begins here; None where the gazetteer has none."""
    tokens, text = sentence.tokens, sentence.document.text
    start = sentence.offset + tokens[place].idx
    for end in range(min(last, place + 2 * LONGEST), place - 1, -1):
        if not is_capital(tokens[end]):
            continue
        name = text[start : sentence.offset + tokens[end].idx + len(tokens[end].text)]
        if name.count(" ") < LONGEST and knows_name(name, gazetteer, extra):
            return end
    return None


def knows_name(name: str, gazetteer: Gazetteer, extra: frozenset[str]) -> bool:
    """Whether the gazetteer, the table of demonyms or the conflict profile has the name."""
    key = make_key(name)
    return key in extra or key in load_demonyms() or (key not in NO_NAMES and gazetteer.prints_name(name))


def rest_of(sentence: Sentence, first: int, last: int, run: tuple[int, int]) -> Iterator[Candidate]:
    """What is left of a run, as an unknown name, without small words at its ends."""
    tokens = sentence.tokens
    while first <= last and not is_capital(tokens[first]):
        first += 1
    while last >= first and not is_capital(tokens[last]):
        last -= 1
    if first > last or last - first >= 5:
        return
    if first == last and tokens[first].lower_ in CALENDAR:
        return
    if any(tokens[place].tag_ in {"NNP", "NNPS", "FW", "NN"} for place in range(first, last + 1)):
        yield Candidate(sentence, first, last, run, False, False)


def list_candidates(
    sentences: Sequence[Sentence], gazetteer: Gazetteer, extra: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates of a document, in order; `extra` are keys of more names."""
    return [candidate for sentence in sentences for candidate in find_names(sentence, gazetteer, extra)]
