"""Who "the press service", "the command of the SOF" and "prosecutors in Baku" are in one document."""

import pytest

from counterclaim.reconcile.standins import settle_actors
from counterclaim.vocabulary import (
    Actor,
    ActorKind,
    Capture,
    Document,
    Phrase,
    Record,
    Run,
    Source,
    Span,
    Speaker,
    Statement,
)


def actor(name: str, kind: ActorKind = "government-body", country: str | None = None) -> Actor:
    """An actor of one document, known by its name."""
    return Actor(name, name, kind, None, None, None, country, ())


def settle(text: str, *actors: tuple[Actor, str]) -> dict[str, Actor]:
    """The actors as settled, each speaking where its words stand first after the one before."""
    capture = Capture("c")
    document = Document("d", capture, None, Source("Halyard", None), (), None, None, "en", text)
    rows, at = [], 0
    for number, (one, words) in enumerate(actors):
        start = text.index(words, at)
        at = start + len(words)
        speaker = Speaker(words, (Span(start, at, words),), one.id, one.name)
        content = Phrase("words", ())
        rows.append(Statement(str(number), None, speaker, None, content, "indirect", "assert", 1.0))
    known = tuple({row.id: row for row, _ in actors}.values())
    run = Run("0", {}, "")
    record = Record("schema", run, document, tuple(rows), (), (), known, (), (), (), (), ())
    return dict(settle_actors(record))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Defence Ministry in Moscow said so.", "The Defence Ministry"),
        ("The Defence Ministry in Moscow said so.", "The Defence Ministry in Moscow"),
        ("In Moscow, the Defence Ministry said so.", "the Defence Ministry"),
    ],
)
def test_seat(text: str, words: str) -> None:
    """A ministry is that of the capital where it is said to be."""
    assert settle(text, (actor("Defence Ministry"), words))["Defence Ministry"].country == "RU"


def test_seat_elsewhere() -> None:
    """No other town says whose a ministry is, nor where a person by name is."""
    assert (
        settle("The Health Ministry in Odesa said so.", (actor("Health Ministry"), "The Health Ministry"))[
            "Health Ministry"
        ].country
        is None
    )
    person = actor("John Smith", "person")
    assert settle("John Smith in Kyiv said so.", (person, "John Smith"))["John Smith"] == person


def test_seat_of_land() -> None:
    """The ombudsman in Stepanakert is that of Karabakh, the Health Ministry in Gaza of the Palestinians."""
    row = settle("The ombudsman in Stepanakert said so.", (actor("ombudsman", "person"), "The ombudsman"))["ombudsman"]
    assert (row.name, row.country) == ("karabakh ombudsman", "AM")
    row = settle("The Health Ministry in Gaza said so.", (actor("Health Ministry"), "The Health Ministry"))
    assert row["Health Ministry"].country == "PS"


def test_press_service() -> None:
    """A bare "press service" is of the body that spoke last before it."""
    army, foe = actor("Artsakh Defence Army", "armed-force", "AM"), actor("Azerbaijani Defence Ministry", country="AZ")
    bare = actor("press service")
    text = "Baku said so. The Defence Army denied it, the press service added."
    said = [(foe, "Baku"), (army, "The Defence Army"), (bare, "the press service")]
    assert settle(text, *said)["press service"] == army
    swapped = [(army, "Baku"), (foe, "The Defence Army"), (bare, "the press service")]
    assert settle(text, *swapped)["press service"] == foe


def test_spokesman_of_two() -> None:
    """One "spokesman" after two bodies is neither's."""
    text = "Kyiv said so, a spokesman said. Moscow denied it, a spokesman said."
    ours, theirs = actor("General Staff", "armed-force", "UA"), actor("Defence Ministry", country="RU")
    man = actor("spokesman", "person")
    said = [(ours, "Kyiv"), (man, "a spokesman"), (theirs, "Moscow"), (man, "a spokesman")]
    assert settle(text, *said)["spokesman"] == man


def test_command_and_abbreviation() -> None:
    """ "The command of the SOF" is the Special Operations Forces of the same text."""
    forces, command = actor("Special Operations Forces of Ukraine", "armed-force", "UA"), actor("command of the SOF")
    text = "The Special Operations Forces struck, the command of the SOF said."
    said = [(forces, "The Special Operations Forces"), (command, "the command of the SOF")]
    assert settle(text, *said)["command of the SOF"] == forces


def test_message() -> None:
    """ "The committee's message" is the committee's word."""
    camp, message = actor("Abu Shouk Camp Committee", "organisation"), actor("committee's message", "unknown")
    text = "The Abu Shouk Camp Committee counted, the committee's message says."
    said = [(camp, "The Abu Shouk Camp Committee"), (message, "the committee's message")]
    assert settle(text, *said)["committee's message"] == camp


def test_investigators() -> None:
    """Investigators are those of the only Investigative Committee of the text."""
    body, people = actor("Investigative Committee of Russia", country="RU"), actor("investigators", "group")
    text = "The Investigative Committee opened a case. According to investigators, two died."
    said = [(body, "The Investigative Committee"), (people, "investigators")]
    assert settle(text, *said)["investigators"] == body


def test_apposed() -> None:
    """ "The coordinator of Kalehe, Justin Bahati" is one person; a coordinator beside two names is nobody of them."""
    role, man = actor("coordinator of Kalehe", "person"), actor("Justin Bahati", "person")
    text = "The coordinator of Kalehe, Justin Bahati, told it. He blamed rebels."
    said = [(man, "Justin Bahati"), (role, "He")]
    assert settle(text, *said)["coordinator of Kalehe"] == man
    apart = text.replace("Kalehe, Justin", "Kalehe and Justin")
    assert settle(apart, *said)["coordinator of Kalehe"] == role


def test_rebels_before_their_name() -> None:
    """ "Rebels" in a headline are the one armed group that the text names; of two nobody's."""
    text = "Rebels took the town, a spokesman of M23 said. ADF said nothing."
    rebels, group, other = (actor(name, "armed-group") for name in ("Rebels", "M23", "ADF"))
    assert settle(text, (rebels, "Rebels"), (group, "M23"))["Rebels"] == group
    assert settle(text, (rebels, "Rebels"), (group, "M23"), (other, "ADF"))["Rebels"] == rebels


@pytest.mark.parametrize("words", ["Its external affairs office", "its own figures"])
def test_its_office(words: str) -> None:
    """ "Its external affairs office" and "its own figures" are those of the body that spoke before."""
    text = f"The Front said. {words} tell more."
    start = text.index(words)
    name = words.split(" ", 1)[1]
    own = Actor(name, name, "organisation", None, None, None, None, (Span(start, start + len(words), words),))
    front = actor("Front", "armed-group")
    assert settle(text, (front, "The Front"), (own, words))[name].id == "Front"


def test_announcement() -> None:
    """ "The announcement says" is whose announcement it is, of who spoke before."""
    state, paper = actor("Afar Regional State"), actor("announcement", "unknown")
    settled = settle("The State announced. The announcement says.", (state, "The State"), (paper, "The announcement"))
    assert settled["announcement"].id == "Afar Regional State"


def part(words: str, text: str) -> Actor:
    """A part of a body, by its only mention."""
    start = text.index(words)
    name = words.split(" ", 1)[1]
    return Actor(name, name, "unknown", None, None, None, None, (Span(start, start + len(words), words),))


def mention(name: str, text: str) -> Actor:
    """An armed group with its first mention."""
    start = text.index(name)
    return Actor(name, name, "armed-group", None, None, None, None, (Span(start, start + len(name), name),))


def test_its_secretariat() -> None:
    """ "Its secretariat" is that of the body told of last in its sentence, not of who spoke before."""
    text = "The Union said. Of that the League makes light: its secretariat counts fewer."
    union, league = mention("Union", text), mention("League", text)
    own = part("its secretariat", text)
    assert settle(text, (union, "The Union"), (league, "the League"), (own, "its secretariat"))["secretariat"] == league


def test_its_team() -> None:
    """In a sentence that names no body, "its media team" is that of who spoke before."""
    text = "The Union said. None of its guns fired, its media team said."
    union, own = mention("Union", text), part("its media team", text)
    assert settle(text, (union, "The Union"), (own, "its media team"))["media team"] == union


def test_same_statement() -> None:
    """ "The same communiqué" is of who spoke before."""
    state, paper = actor("Afar Regional State"), actor("same communiqué", "unknown")
    said = settle("The State announced. The same communiqué adds.", (state, "The State"), (paper, "same communiqué"))
    assert said["same communiqué"].id == "Afar Regional State"
