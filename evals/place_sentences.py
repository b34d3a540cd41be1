"""Sentences of conflict reporting of our own: the places in each, where they lie, and what must be no place.

evals/gold/place_sentences.tsv: set, sentence, places ("name=latitude,longitude", "name=country" or "name=area", between
";"), what is none (between ";"). Those of "first" were read while the rules were written. Those of "second" were
written after that and scored once before they were read: docs/places.md has that score.
"""

from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from counterclaim.data.gazetteer import Gazetteer
from counterclaim.data.gazetteer.lookup import measure_gap
from counterclaim.data.profile import choose_profile
from counterclaim.record.places import find_places
from counterclaim.record.reading import PlaceReading
from counterclaim.record.text.parse import parse_document
from counterclaim.vocabulary import Capture, Document, Place, Source
from evals.floors import check_floors, digest_file

SENTENCES = Path(__file__).parent / "gold" / "place_sentences.tsv"
VERDICTS = ("right", "missed", "unlocated", "wrong", "others", "false")
NEAR = 35.0
"""Kilometres within which a town is right; 60 for the middle of an area or a province."""


@dataclass(frozen=True, slots=True)
class PlaceSentence:
    """One sentence with its gold."""

    group: str
    text: str
    places: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


def list_sentences() -> list[PlaceSentence]:
    """The sentences of the file."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [read_line(line) for line in lines if not line.startswith("#")]


def read_line(line: str) -> PlaceSentence:
    """One line of the file."""
    group, text, places, others = line.split("\t")
    pairs = [row.rsplit("=", 1) for row in places.split(";") if row != ""]
    return PlaceSentence(group, text, tuple((a, b) for a, b in pairs), tuple(o for o in others.split(";") if o != ""))


def read_sentence(row: PlaceSentence, gazetteer: Gazetteer, parser: Language) -> PlaceReading:
    """What is found in it, without a day of publication."""
    document = Document("made", Capture("0"), None, Source(None), (), None, None, "en", row.text)
    sentences = parse_document(document, parser)
    return find_places(document, sentences, gazetteer, choose_profile(row.text, None))


def judge_place(row: PlaceSentence, name: str, where: str, reading: PlaceReading) -> str:
    """ "right", "missed" (or taken for something else), "unlocated" or "wrong"."""
    over = find_literal(row.text, name, reading)
    if len(over) == 0:
        return "missed"
    if all(place.latitude is None for place in over):
        return "unlocated"
    return "right" if any(fits_place(place, where) for place in over) else "wrong"


def find_literal(text: str, name: str, reading: PlaceReading) -> list[Place]:
    """The places meant by the mentions over a name that stand for a place."""
    start = text.index(name)
    over = [m for m in reading.mentions if m.span.start < start + len(name) and start < m.span.end]
    places = {place.id: place for place in reading.places}
    return [places[mention.place or ""] for mention in over if mention.use == "literal"]


def fits_place(place: Place, where: str) -> bool:
    """Whether a place lies where it should."""
    if "," not in where:
        return place.precision == "area" if where == "area" else place.country == where
    latitude, longitude = (float(part) for part in where.split(","))
    gap = measure_gap((latitude, longitude), (place.latitude or 0, place.longitude or 0))
    return gap <= (60 if place.precision in {"area", "province"} else NEAR)


def is_false(row: PlaceSentence, name: str, reading: PlaceReading) -> bool:
    """Whether what is no place was taken for one, where no gold place shares its words."""
    start = row.text.index(name)
    shared = [row.text.index(place) for place, _ in row.places]
    covered = any(
        at < start + len(name) and start < at + len(place) for at, (place, _) in zip(shared, row.places, strict=True)
    )
    return not covered and len(find_literal(row.text, name, reading)) > 0


def score_sentences(gazetteer: Gazetteer, parser: Language, *, errors: bool) -> int:
    """Print the counts of each set; 0 where they hold their floors."""
    counts: dict[str, dict[str, int]] = {}
    for row in list_sentences():
        reading = read_sentence(row, gazetteer, parser)
        tally = counts.setdefault(row.group, dict.fromkeys(VERDICTS, 0))
        verdicts = [(name, judge_place(row, name, where, reading)) for name, where in row.places]
        verdicts += [(name, "false" if is_false(row, name, reading) else "others") for name in row.others]
        for name, verdict in verdicts:
            tally[verdict] += 1
            if errors and verdict not in {"right", "others"}:
                print(f"{verdict}: {name} :: {row.text}")
    for group, tally in counts.items():
        right, missed, unlocated, wrong, others, false = (tally[name] for name in VERDICTS)
        print(
            f"conflict sentences, {group}: places {right} right, {missed} missed, {unlocated} unlocated, {wrong} wrong;"
            f" of {others + false} that are none {false} taken for one"
        )
    scores = {f"{group} {name}": float(tally[name]) for group, tally in counts.items() for name in ("right", "others")}
    scores |= {f"{group} not wrong": float(-tally["wrong"]) for group, tally in counts.items()}
    return check_floors("places sentences", scores, digest_file(SENTENCES))
