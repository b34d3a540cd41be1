"""Records made by hand for the tests of the store: no reader, no model."""

import hashlib

from counterclaim.store import Author
from counterclaim.store.write import Addition
from counterclaim.vocabulary import (
    SCHEMA,
    Actor,
    Agent,
    Arrival,
    Capture,
    Claim,
    Claimant,
    Counted,
    Document,
    Event,
    Figure,
    Phrase,
    Place,
    PlaceReference,
    Record,
    Run,
    Skip,
    Source,
    Span,
    Speaker,
    Statement,
    Time,
    TimeReference,
    make_id,
)

AUTHOR = Author("tester", "2026-01-01T00:00:00+00:00")
RUN = Run("0.1.0", {"attribution": "sha256:1"}, "sha256:2")
HEADLINE = "{town}: {killed} killed"
BODY = "{accused} shelled {town} on October 4, killing {killed} civilians, the ministry said. {accused} denied it."


def make_document(number: int = 1, **options: str) -> Document:
    """A dispatch of two sentences; its number makes it differ from the others."""
    words = {"town": "Ganja", "killed": "27", "accused": "Armenia"} | options
    text = HEADLINE.format(**words) + "\n" + BODY.format(**words) + f"\nDispatch no. {number}."
    url = options.get("url", f"https://example.org/{number}")
    capture = Capture(hashlib.sha256(text.encode()).hexdigest(), url, "2020-10-06T12:00:00+00:00", "text/html")
    return Document(
        id=f"sha256:{hashlib.sha256((url + text).encode()).hexdigest()}",
        capture=capture,
        title=text.split("\n", 1)[0],
        source=Source(options.get("source", "Azernews"), "example.org"),
        authors=("A. Writer",),
        published=options.get("published", "2020-10-06T14:30:00+04:00"),
        published_from="text",
        language="en",
        text=text,
        headline=Span(0, text.index("\n"), text.split("\n", 1)[0]),
    )


def find_span(document: Document, words: str, *, after: int = 0) -> Span:
    """The first place of these words behind the headline."""
    start = document.text.index(words, max(after, document.text.index("\n")))
    return document.span(start, start + len(words))


def make_record(number: int = 1, *, run: Run = RUN, **options: str) -> Record:
    """One accusation with a figure, and its denial."""
    document = make_document(number, **options)
    words = {"town": "Ganja", "killed": "27", "accused": "Armenia"} | options
    ministry, accused = find_span(document, "the ministry"), find_span(document, words["accused"])
    town, count = find_span(document, words["town"]), find_span(document, words["killed"])
    day, said = find_span(document, "October 4"), find_span(document, "said")
    denied = find_span(document, f"{words['accused']} denied it")
    content = document.span(accused.start, find_span(document, " civilians").end)
    kinds = ("statement", "claim", "denial", "figure", "speaker", "accused")
    ids = {kind: make_id(kind, document.id) for kind in kinds}
    place_id = make_id("place", document.id, words["town"])
    claimant = Claimant(ids["speaker"], "Ministry of Defence", "the ministry", options.get("side", "Azerbaijan"))
    where = PlaceReference(place_id, words["town"], town.quote, (town,))
    when = TimeReference("2020-10-04", "2020-10-04", "day", day.quote, (day,))
    event = Event("missile-strike", {"event": "ASSAULT", "mode": "heavy-weapons"}, "Shelling", "194", "actual", False)
    agent = Agent(ids["accused"], words["accused"], accused.quote, (accused,))
    shared = (None, event, (agent,), (), (), where, when)
    statement = Statement(
        ids["statement"],
        None,
        Speaker(ministry.quote, (ministry,), ids["speaker"], "Ministry of Defence"),
        Phrase.of(said),
        Phrase.of(content),
        "indirect",
        "accuse",
        0.97,
    )
    accusation = Claim(
        ids["claim"], statement.id, claimant, "accuse", None, None, *shared, (ids["figure"],), False, (content,)
    )
    denier = Claimant(ids["accused"], words["accused"], accused.quote, words["accused"])
    denial = Claim(ids["denial"], None, denier, "deny", ids["claim"], "event", *shared, (), False, (denied,))
    figure = Figure(
        ids["figure"],
        ids["claim"],
        "killed",
        int(words["killed"]),
        int(words["killed"]),
        "exact",
        count.quote,
        (count,),
        Counted("civilians", "people", "civilian"),
        None,
        "incident",
        where,
        when,
        None,
        None,
        claimant,
        False,
    )
    return Record(
        SCHEMA,
        run,
        document,
        (statement,),
        (accusation, denial),
        (figure,),
        (
            Actor(ids["speaker"], claimant.name or "", "government-body", None, None, claimant.side, "AZ", (ministry,)),
            Actor(ids["accused"], words["accused"], "state", None, None, words["accused"], "AM", (accused,)),
        ),
        (Place(place_id, words["town"], 586523, 40.68278, 46.36056, "AZ", None, "point", 0.9, (town,)),),
        (Time(day.quote, "2020-10-04", "2020-10-04", "day", (day,)),),
        (),
        (),
        (Skip("Dispatch no.", "not a figure"),),
    )


def make_addition(number: int = 1, *, run: Run = RUN, **options: str) -> Addition:
    """A capture with its bytes and record."""
    record = make_record(number, run=run, **options)
    document = record.document
    url = document.capture.url or ""
    return Addition(Arrival(document.capture, document.text.encode(), url, url, status=200), record)
