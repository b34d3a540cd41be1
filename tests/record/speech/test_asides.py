"""Who speaks by the words around the cue: clauses set in, relative clauses, headings, and who says what is denied."""

import pytest

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.asides import cut_described, mend_asides, share_denied
from tests.record.speech.factory import join


def find(text: str, *parts: str) -> tuple[tuple[int, int], ...]:
    """Where these words stand last in a text."""
    return tuple((text.rindex(part), text.rindex(part) + len(part)) for part in parts)


def mend(text: str, source: str, cue: str, *content: str) -> list[tuple[str, str]]:
    """(source, content) of one attribution after mending."""
    item = Attribution(find(text, source), find(text, cue), find(text, *content), 0.9)
    return [(join(text, row.source), join(text, row.content)) for row in mend_asides((item,), text)]


def test_pronoun_set_in() -> None:
    """The pronoun beside the cue speaks, and what it says is the sentence around it."""
    text = "Her brother Musa, whom the army counts among the dead, was, she told us, minding goats that day."
    assert mend(text, "Her brother Musa", "told", "minding goats that day") == [
        ("she", "Her brother Musa, whom the army counts among the dead, was … minding goats that day")
    ]


@pytest.mark.parametrize(("one", "other"), [("army", "rebels"), ("rebels", "army")])
def test_accused_in_front(one: str, other: str) -> None:
    """Who accuses in a relative clause speaks, and not whom the clause hangs on; with the sides exchanged too."""
    text = f"The {one}, whom the {other} accuse of shelling a camp, said nothing."
    text = text.replace("accuse", "accused")
    assert mend(text, f"The {one}, whom the {other}", "accused", "of shelling a camp") == [
        (f"the {other}", f"The {one} … of shelling a camp")
    ]


def test_according_begins_behind_which() -> None:
    """What "according to" is set into begins behind "which"."""
    text = "Chad denied a raid on the town, an attack in which, according to the mayor, ten people died."
    content = ("Chad denied a raid on the town, an attack in which", "ten people died")
    assert mend(text, "the mayor", "according to", *content) == [("the mayor", "ten people died")]


def test_heading_says_nothing() -> None:
    """A heading such as "What the sides say" is no cue of what stands below it."""
    text = "What the sides say\nThe army answered: “No shell was fired.”"
    assert mend(text, "the sides", "say", "“No shell was fired.”") == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        (
            "Herders say troops burned 20 homes, a charge that the army denies.",
            "say",
            "troops burned 20 homes, a",
            "troops burned 20 homes",
        ),
        (
            "Herders say troops burned 20 homes, a charge that the army denies.",
            "say",
            "troops burned 20 homes, a charge",
            "troops burned 20 homes",
        ),
        (
            "Herders denied a theft in Kaya, a raid in which ten died.",
            "denied",
            "a theft in Kaya, a raid in which ten died",
            "a theft in Kaya",
        ),
        ("Herders say troops burned 20 homes, a mill.", "say", "troops burned 20 homes, a mill", None),
    ],
)
def test_apposition_left_out(text: str, cue: str, content: str, kept: str | None) -> None:
    """A content ends before the noun by which the text tells on, and not before one of a list."""
    assert mend(text, "Herders", cue, content) == [("Herders", kept or content)]


@pytest.mark.parametrize("who", ["Hamas", "Kyiv", "the army"])
def test_as_somebody_claims(who: str) -> None:
    """Who claims what another denies says the denied words, and not the denial."""
    text = f"Moscow denied that its jets had hit a school, as {who} claims."
    denial = Attribution(find(text, "Moscow"), find(text, "denied"), find(text, "that its jets had hit a school"), 0.9)
    whole = "Moscow denied that its jets had hit a school"
    claim = Attribution(find(text, who), find(text, "claims"), find(text, whole), 0.9)
    assert [row.content for row in share_denied((denial, claim), text)] == [denial.content] * 2


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("Across the river, Moldova's border guard, which keeps its own count", "Moldova's border guard"),
        ("Chad's foreign ministry, having called in the envoy for the third time", "Chad's foreign ministry"),
        ("the front's spokesman, who calls himself Abu Omar", "the front's spokesman, who calls himself Abu Omar"),
        ("the town's mayor, Ivan Kozak", "the town's mayor, Ivan Kozak"),
        ("a cook whom we call Mariam", "a cook whom we call Mariam"),
        ("we call Mariam", "Mariam"),
    ],
)
def test_speaker_alone(source: str, kept: str) -> None:
    """Who speaks is named without a clause that tells more of him, but for what he is called."""
    text = f"{source} said that four men had drowned."
    assert mend(text, source, "said", "that four men had drowned") == [(kept, "that four men had drowned")]


@pytest.mark.parametrize(
    ("rest", "more"),
    [
        (" a day later as four of the injured succumbed", True),
        (" after two more bodies were found in the rubble", True),
        (" as the wounded were flown out", False),
    ],
)
def test_toll_raised(rest: str, more: bool) -> None:
    """Who raises a toll also says whose death raised it."""
    text = f"The governorate raised the toll to 21{rest}."
    assert mend(text, "The governorate", "raised", "the toll to 21") == [
        ("The governorate", "the toll to 21" + (rest if more else ""))
    ]


def test_only_a_label() -> None:
    """What somebody calls a thing in a relative clause is no more than that: the police tell the rest."""
    text = "A drone that the army described as Indian crashed, leaving one worker dead, police said."
    label = Attribution(
        find(text, "the army"),
        find(text, "described"),
        find(text, "as Indian crashed, leaving one worker dead, police said"),
        0.9,
    )
    whole = Attribution(find(text, "police"), find(text, "said"), ((0, text.index(", police")),), 0.9)
    assert [text[slice(*row.content[0])] for row in cut_described((label, whole), text)] == [
        "as Indian",
        "A drone that the army described as Indian crashed, leaving one worker dead",
    ]


@pytest.mark.parametrize(("one", "other"), [("army", "rebels"), ("rebels", "army")])
def test_clause_with_which_is_all(one: str, other: str) -> None:
    """What somebody says in a clause set in with "which" gives him nothing of the sentence around it."""
    text = f"A raid on Saada, which the {one} say was carried out by the {other}, killed 14 people."
    content = ("A raid on Saada", f"was carried out by the {other}, killed 14 people")
    assert mend(text, f"the {one}", "say", *content) == [(f"the {one}", f"which … was carried out by the {other}")]
