"""What a speaker does by saying it: cue and content decide together."""

import pytest

from counterclaim.errors import DataError
from counterclaim.record.speech.acts import find_act, load_rules, parse_rule


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("rejected claims that", "its guns had fired on the school", "deny"),
        ("dismissed as baseless", "reports of a massacre", "deny"),
        ("did not deny", "that the camp existed", "doubt"),
        ("calls", "the city Khankendi, has not commented", "assert"),
        ("said", "it had not yet responded to the report", "assert"),
        ("would neither confirm nor deny", "the strike", "doubt"),
        ("stopped short of blaming", "the army for the raid", "doubt"),
        ("claimed responsibility for", "the bombing", "admit"),
        ("claimed", "responsibility for the bombing", "admit"),
        ("claimed", "that the army had bombed the town", "assert"),
        ("owned to", "the mortar fire of Friday", "admit"),
        ("recognise", "that this fire killed three schoolchildren", "admit"),
        ("accepts", "that its drone hit a bus", "admit"),
        ("recognises", "that civilians have the right to leave", "assert"),
        ("accepts", "the invitation", "assert"),
        ("vowed", "to rebuild the bridge", "pledge"),
        ("vowed", "to crush the uprising", "threaten"),
        ("called", "the report “a lie”", "deny"),
        ("called", "the raid a cowardly crime", "condemn"),
        ("called", "the captives “a figment”", "deny"),
        ("calls", 'the incident "theatre"', "deny"),
        ("called", "the incident “a tragedy”", "assert"),
        ("called for", "an inquiry into the crime", "demand"),
        ("said", "the troops must leave at once", "demand"),
        ("said", "we will take revenge", "threaten"),
        ("said", "the road is open", "assert"),
        ("", "the road is open", "assert"),
        ("asked", "whether the road was open", "doubt"),
    ],
)
def test_cue_and_content_decide(cue: str, content: str, act: str) -> None:
    """One cue may do several things, and one content too."""
    assert find_act(cue, content) == act


@pytest.mark.parametrize("before", ["did not", "would not", "would neither admit nor", "never once", "refused to"])
def test_negation_before_the_cue_counts(before: str) -> None:
    """A cue that leaves its negation out is read with it."""
    sentence = f"The ministry {before} deny that a second prison exists."
    assert find_act("deny", "a second prison exists", sentence=sentence) == "doubt"


def test_negation_of_another_clause_does_not_count() -> None:
    """A negation that does not stand before the cue leaves it alone."""
    sentence = "Those who do not agree were ignored, and the ministry denied that a prison exists."
    assert find_act("denied", "a prison exists", sentence=sentence) == "deny"


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("accused", "{b} of shelling the village"),
        ("denied", "that {a} had shelled the village"),
        ("said", "{b} had deliberately shelled the village"),
        ("warned", "that {a} would strike back"),
    ],
)
def test_sides_are_alike(cue: str, content: str) -> None:
    """Swapping the sides in a content changes no act."""
    sides = [("Armenia", "Azerbaijan"), ("Azerbaijan", "Armenia"), ("Israel", "Hezbollah"), ("Hezbollah", "Israel")]
    assert len({find_act(cue, content.format(a=a, b=b)) for a, b in sides}) == 1


def test_every_rule_loads() -> None:
    """The shipped rules name acts of the vocabulary and compile."""
    assert len(load_rules()) > 20


@pytest.mark.parametrize("entry", [{"act": "shout"}, {"act": "deny", "cue": "("}])
def test_wrong_rule_is_an_error(entry: dict[str, str]) -> None:
    """An act that is none of ours, or a broken pattern, stops with what was expected."""
    with pytest.raises(DataError, match=r"acts\.toml"):
        parse_rule(entry, {})


def test_long_content_is_quick() -> None:
    """A content of 200,000 characters is read in no time: only its opening is looked at."""
    assert find_act("said", "no word of it is " * 12_000) == "assert"


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("they began to strike as if there's no such thing as a cease-fire", "assert"),
        ("there is no such thing as a siege of the town", "deny"),
        ("he is below the age of criminal responsibility", "assert"),
        ("it was a criminal attack on civilians", "condemn"),
        ("it had heard explosions but could not say who started the shooting", "assert"),
    ],
)
def test_words_of_another_matter(content: str, act: str) -> None:
    """ "As if there's no such thing as a truce" denies nothing; "criminal responsibility" condemns nobody."""
    assert find_act("said", content) == act


def test_lying_in_the_yard() -> None:
    """Bodies that "were lying in the yard" deny nothing; they who "were lying" do."""
    assert find_act("told", "Sixteen bodies were lying in the yard of the hospital") == "assert"
    assert find_act("told", "the officials were lying") == "deny"
