"""Denials and admissions: which claim of the text they answer, and what is denied; read without the encoder."""

from dataclasses import replace

import pytest

from counterclaim.data.profile import load_profile
from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim
from tests.factory import Make, swap

SIDES = (("Armenia", "Azerbaijan"), ("Armenian", "Azerbaijani"), ("Yerevan", "Baku"), ("Barda", "Martuni"))


@pytest.fixture(scope="module")
def tools(tools: Tools) -> Tools:
    """The rules alone, with a profile of two sides."""
    return replace(tools, profile=load_profile("nagorno-karabakh-2020"))


def find_pair(text: str, act: str, tools: Tools, make: Make) -> tuple[Claim, Claim | None]:
    """The first claim of this act, and the claim that it answers."""
    record = record_document(make(text), tools)
    claim = next(row for row in record.claims if row.act == act)
    return claim, next((row for row in record.claims if row.id == claim.about), None)


CHARGE = "Baku said Armenian forces fired rockets at Barda on Wednesday, killing four civilians. "


@pytest.mark.parametrize(
    "denial",
    [
        "Armenia's Defence Ministry denied firing at Barda.",
        "Yerevan rejected the accusation.",
        "Armenia's Defence Ministry called the report a provocation.",
        "The Defence Ministry of Armenia dismissed the charge as baseless.",
        "Yerevan denied any involvement.",
        "Armenia's Defence Ministry said that no rocket had been fired at Barda.",
        "Armenia's Defence Ministry called the charge a cover for the next attack.",
        "Armenia's Defence Ministry said its artillery had not been active.",
        "Armenia's Defence Ministry said it had no launchers near Barda.",
        "Armenia's Defence Ministry said its artillery had carried out no strikes there.",
        "Armenia's Defence Ministry said not one of its guns stood within range.",
        "Armenia's Defence Ministry said its artillery had stayed silent.",
    ],
)
def test_denial_points(denial: str, tools: Tools, make_document: Make) -> None:
    """A denial points at what the other side told before, however it names it; and so with the sides exchanged."""
    for text in (CHARGE + denial, swap(CHARGE + denial, *SIDES)):
        claim, about = find_pair(text, "deny", tools, make_document)
        assert claim.claimant.side != (about and about.claimant.side)
        assert about is not None
        assert "rockets" in about.evidence[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Armenia's Defence Ministry denied that it would leave the talks.",
        "Rain fell on Barda. Yerevan denied receiving arms from abroad.",
    ],
)
def test_nothing_denied(text: str, tools: Tools, make_document: Make) -> None:
    """Where the text has nothing that fits, a denial points at nothing."""
    assert find_pair(text, "deny", tools, make_document)[1] is None


@pytest.mark.parametrize(
    ("denial", "denied"),
    [
        ("Yerevan denied any involvement.", "responsibility"),
        ("Yerevan disowned the attack.", "responsibility"),
        ("Yerevan rejected Baku's charge over the attack.", "responsibility"),
        ("Yerevan denied that its jets had taken part.", "responsibility"),
        ("Yerevan denied that any patients had been in the building.", "status"),
        ("Yerevan rejected the toll of four.", "number"),
        ("Yerevan denied that any soldier had been present in Barda.", "status"),
        ("Yerevan denied that its army targets civilian infrastructure.", "target"),
        ("Yerevan denied that any strike took place.", "event"),
    ],
)
def test_what_is_denied(denial: str, denied: str, tools: Tools, make_document: Make) -> None:
    """The number, the status of those struck, who did it, whom it struck, or that it happened."""
    assert find_pair(CHARGE + denial, "deny", tools, make_document)[0].denied == denied


def test_own_blow_admitted(tools: Tools, make_document: Make) -> None:
    """Who tells of his own side's blow at the place in question admits it, and points at the accusation."""
    text = CHARGE + "Armenia's Defence Ministry said its artillery struck only a military depot in Barda."
    claim, about = find_pair(text, "admit", tools, make_document)
    assert claim.claimant.side == "Armenia"
    assert about is not None
    assert about.act == "accuse"


def test_weapons_nation(tools: Tools, make_document: Make) -> None:
    """A missile's nation is a side though the text names it nowhere else: whom it struck does not admit the blow."""
    text = (
        "An Azerbaijani missile tore open the cathedral in Shushi on Sunday, the Defence Ministry of Armenia said. "
        "Baku denied the charge, saying it had been damaged by an Armenian missile."
    )
    for told in (text, text.replace("Armenia", "§").replace("Azerbaijan", "Armenia").replace("§", "Azerbaijan")):
        claims = record_document(make_document(told.replace("Baku denied", "Officials denied")), tools).claims
        assert "admit" not in {claim.act for claim in claims}


def test_told_of(tools: Tools, make_document: Make) -> None:
    """A claim that a source tells of to call it false stays its claimant's, who denies nothing; no event happened."""
    text = (
        "The statement by Baku that Armenian artillery shelled Terter has no basis in reality. "
        "No fire was opened in the direction of Terter."
    )
    for told in (text, swap(text, *SIDES)):
        claims = record_document(make_document(told, source="Press office"), tools).claims
        denials = [row for row in claims if row.act == "deny"]
        charge = next(row for row in claims if row.event is not None and row.event.kind == "shelling")
        assert {row.claimant.voice for row in denials} == {"source"}
        assert charge.act in ("accuse", "assert")
        assert charge.event is not None
        assert charge.event.modality == "hypothetical"
        assert denials[0].about == charge.id


def test_denial_goes_on(tools: Tools, make_document: Make) -> None:
    """What somebody tells after rejecting a charge is not denied too."""
    text = CHARGE + 'Yerevan rejected the accusation: "The guards shot three men who had crossed the line."'
    claims = record_document(make_document(text), tools).claims
    told = [row.act for row in claims if row.event is not None and row.event.kind == "shooting"]
    assert len(told) == 1
    assert "deny" not in told


@pytest.mark.parametrize("turn", ["denied this:", "disagreed:", "rejected that account:"])
def test_what_is_told_instead(turn: str, tools: Tools, make_document: Make) -> None:
    """What stands after the colon of a denial is told against the charge, not denied."""
    text = CHARGE + f"Yerevan {turn} Azerbaijani gunners shelled Martuni on Monday."
    for told in (text, swap(text, *SIDES)):
        claims = record_document(make_document(told), tools).claims
        acts = [row.act for row in claims if row.event is not None and row.event.kind == "shelling"]
        assert len(acts) == 1
        assert "deny" not in acts


def test_charge_after_colon(tools: Tools, make_document: Make) -> None:
    """A colon may open what is denied: who rejects the accusation that its soldiers shot men accuses nobody."""
    text = "Yerevan rejected the accusation: that its soldiers shot civilians in Martuni on Monday."
    for told in (text, swap(text, *SIDES)):
        claims = record_document(make_document(told), tools).claims
        assert {row.act for row in claims if row.event is not None and row.event.kind == "shooting"} == {"deny"}


def test_office_denies(tools: Tools, make_document: Make) -> None:
    """What a ministry says in its own name not to be so is its denial; an outlet's own words are none."""
    text = "There were no soldiers of ours in Martuni on Monday."
    for source, acts in (("Ministry of Defence of Armenia", ["deny"]), ("Evening Post", [])):
        claims = record_document(make_document(text, source=source), tools).claims
        assert [row.act for row in claims if row.act == "deny"] == acts


def test_false_news(tools: Tools, make_document: Make) -> None:
    """A source that calls others' report false denies it in its own voice."""
    text = "Some media report that Armenian troops withdrew from Martuni. This is false news."
    document = replace(make_document(text, source="Ministry of Defence of Armenia"))
    record = record_document(document, tools)
    denial = next(row for row in record.claims if row.act == "deny")
    assert denial.claimant.voice == "source"


def test_what_is_perceived_is_not_admitted(tools: Tools, make_document: Make) -> None:
    """A monitor that heard explosions admits none."""
    text = (
        "Azerbaijani forces shelled Sotk on Friday, Armenia's Defence Ministry said. The European Union's monitoring "
        "mission said it had heard explosions but could not say who started the shooting."
    )
    claims = record_document(make_document(text), tools).claims
    told = [row.act for row in claims if (row.claimant.name or "").startswith("European")]
    assert len(told) > 0
    assert not {"admit", "threaten", "accuse"} & set(told)


def test_another_people_admits_nothing(tools: Tools, make_document: Make) -> None:
    """What one side's agency tells of "Muslim troops" is no admission of its own."""
    text = (
        "Fighting in Bosnia\n\nCroat forces shelled the Muslim quarter of Mostar overnight, killing four people,"
        " Sarajevo radio reported. The Croat news agency HINA said Muslim troops had burned 20 houses in Zabilje."
    )
    record = record_document(make_document(text, source="Daily", published="1994-02-05"), tools)
    assert "admit" not in {claim.act for claim in record.claims}


@pytest.mark.parametrize("flip", [False, True])
def test_report_of_a_denial(flip: bool, tools: Tools, make_document: Make) -> None:
    """A denial does not answer the medium that passes it on, but the charge before it; the sides exchanged too."""
    text = CHARGE + "The Defence Ministry of Armenia has denied the reports of rockets, state television said."
    _, other = find_pair(swap(text, *SIDES) if flip else text, "deny", tools, make_document)
    assert other is not None
    assert other.claimant.side == ("Armenia" if flip else "Azerbaijan")


def test_headline_answers_its_first_half(tools: Tools, make_document: Make) -> None:
    """A few words of denial in a headline answer what its first half tells, and so with the sides exchanged."""
    text = (
        'Armenia shelled Barda market, Baku claims; "fairy tale", says Yerevan\n\n'
        "Baku said Armenian howitzers pounded Barda on Wednesday, killing four."
    )
    for told in (text, swap(text, *SIDES)):
        record = record_document(make_document(told, headline=True), tools)
        denial = next(row for row in record.claims if row.act == "deny")
        about = next(row for row in record.claims if row.id == denial.about)
        assert about.in_headline
        assert about.claimant.side != denial.claimant.side


def test_denial_denied(tools: Tools, make_document: Make) -> None:
    """What one side denies the other side may deny in turn."""
    text = (
        "Armenia's Defence Ministry denied that its guns had shelled Tartar. "
        "Azerbaijan's Defence Ministry rejected this as a lie."
    )
    for told in (text, swap(text, *SIDES)):
        claims = record_document(make_document(told), tools).claims
        answer = claims[-1]
        about = next((row for row in claims if row.id == answer.about), None)
        assert answer.act == "deny"
        assert about is not None
        assert about.act == "deny"


@pytest.mark.parametrize("flip", [False, True])
def test_denied_event_was_where_and_when_its_charge_says(flip: bool, tools: Tools, make_document: Make) -> None:
    """A denial of the same event that says neither where nor when has both from the claim it denies, as inferred."""
    charge = "Baku said Armenian forces fired rockets at Barda on Wednesday. A week passed."
    text = f"{charge} Yerevan denied any rocket attack."
    claim, about = find_pair(swap(text, *SIDES) if flip else text, "deny", tools, make_document)
    assert about is not None
    assert about.place is not None
    assert claim.place is not None
    assert (claim.place.id, claim.place.inferred) == (about.place.id, True)
