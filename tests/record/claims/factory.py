"""A bombing told in a dispatch, and who accuses whom of it."""

from counterclaim.pipeline import record as make_record
from counterclaim.settings import load_settings
from counterclaim.vocabulary import Capture, Claim, Document, Source, Span

BOMB = "A bomb killed four drivers in Kosti on Monday."


def record_claims(text: str) -> tuple[Claim, ...]:
    """The claims of a short dispatch that tell an event."""
    title = "Report from the region"
    body = f"{title}\n\n{text}\n"
    head = Span(0, len(title), title)
    source = Source("Northwire", None)
    page = Document("one", Capture("one"), title, source, (), "2025-06-12", "metadata", "en", body, head)
    return tuple(claim for claim in make_record(page, load_settings()).claims if claim.event is not None)


def list_blamed(text: str) -> list[tuple[str, str, str]]:
    """Who accuses whom of which kind of event."""
    return [
        (claim.claimant.text or "", claim.event.kind, agent.text)
        for claim in record_claims(text)
        if claim.act == "accuse" and claim.event is not None
        for agent in claim.agents
    ]
