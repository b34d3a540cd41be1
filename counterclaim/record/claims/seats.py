"""Where an event was by who tells of it: what a town's mayor reports happened there, where nothing else says so."""

import re
from dataclasses import replace

from counterclaim.record.claims.drafts import Draft
from counterclaim.record.claims.frames import PHYSICAL, Setting
from counterclaim.record.events.ground import Ground
from counterclaim.vocabulary import PlaceReference

OFFICES = re.compile(
    r"\b(?:mayor|governor|regional|district|provincial|municipal\w*|administrat\w+|council\w*|prefect\w*|magistrate|city|town|village"
    r"|local|police|sheriff|chief|head)\b",
    re.IGNORECASE,
)
"""Offices of a place, whose holders tell of what happens there."""
SEATED = re.compile(r"\b(?:in|at|from|near)\s+(?:the\s+)?$")
"""What makes a place where an office only sits: "the interim administration in Mekelle"."""


def place_speaker(draft: Draft, own: Setting, ground: Ground) -> Setting:
    """The setting at the place whose mayor or governor tells of it, where nothing else places it."""
    told = draft.voice.statement
    speaker = None if told is None else told.speaker
    if speaker is None or len(own.places) > 0 or own.kind not in PHYSICAL or draft.running:
        return own
    if OFFICES.search(speaker.text) is None:
        return own
    inside = [
        row
        for row in ground.reading.places.mentions
        if row.place is not None and any(span.start <= row.span.start < span.end for span in speaker.spans)
        if SEATED.search(ground.reading.document.text[max(0, row.span.start - 12) : row.span.start]) is None
    ]
    places = [ground.places[row.place] for row in inside if row.place in ground.places]
    if len(places) == 0 or places[0].precision in ("country", "area"):
        return own
    span = inside[0].span
    return replace(own, places=(PlaceReference(places[0].id, places[0].name, span.quote, (span,), True, "speaker"),))
