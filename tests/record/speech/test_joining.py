"""Encoder and rules together: crossed contents set right, cited speakers found."""

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.joining import group_meeting, join_attributions
from tests.record.speech.factory import find, join


def list_joined(text: str, *items: Attribution) -> list[tuple[str, str]]:
    """(source, content) of what an encoder's attributions become without rules."""
    return [(join(text, row.source), join(text, row.content)) for row in join_attributions(items, (), text)]


def test_headline_left_out() -> None:
    """A content without quotation marks does not begin in the headline, nor a source."""
    text = "Two hurt in Kherson\n\nTwo people were hurt, the governor said."
    item = Attribution(find(text, "the governor"), find(text, "said"), ((0, text.index(", the")),), 0.9)
    assert list_joined(text, item) == [("the governor", "Two people were hurt")]


def test_trailing_speaker() -> None:
    """The speaker that closes a sentence is what stands after its last comma."""
    text = "A shell hit Cyato sector, Nyamasheke District, the Rwanda Defence Force (RDF) said."
    item = Attribution(
        find(text, "District, the Rwanda Defence Force (RDF"),
        find(text, "said"),
        find(text, "A shell hit Cyato sector"),
        0.9,
    )
    assert list_joined(text, item)[0][0] == "the Rwanda Defence Force (RDF)"


def test_cited_in_cue() -> None:
    """ "X reported, citing Y" with both verbs as the cue: the words are Y's all the same."""
    text = "Two women were killed on Wednesday, Dnieper Times reported, citing governor Oleh Sova."
    item = Attribution(
        find(text, "Dnieper Times"),
        find(text, "reported", "citing"),
        find(text, "Two women were killed on Wednesday"),
        0.9,
    )
    assert ("governor Oleh Sova", "Two women were killed on Wednesday") in list_joined(text, item)


def test_cited_speaker() -> None:
    """ "X reported, citing Y, that …": the words are Y's, inside what X reports."""
    text = "Reuters reported, citing Ukraine's air force, that twelve drones were shot down."
    item = Attribution(
        find(text, "Reuters"),
        find(text, "reported"),
        find(text, "Ukraine's air force, that twelve drones were shot down"),
        0.9,
    )
    assert ("Ukraine's air force", "twelve drones were shot down") in list_joined(text, item)
    assert ("Reuters", "citing Ukraine's air force … twelve drones were shot down") in list_joined(text, item)


def test_foreign_words_cut() -> None:
    """What follows another speaker's cue is not the first one's."""
    text = "Sabira called the report a provocation: the army said sappers had mined the road."
    learned = Attribution(
        find(text, "Sabira"),
        find(text, "called"),
        find(text, "the report a provocation", "sappers had mined the road"),
        0.9,
    )
    ruled = Attribution(find(text, "the army"), find(text, "said"), find(text, "sappers had mined the road"), 0.9)
    found = join_attributions((learned,), (ruled,), text)
    assert [join(text, row.content) for row in found] == ["the report a provocation", "sappers had mined the road"]


def test_only_meeting_attributions_are_compared() -> None:
    """Attributions that have no stretch of text in common come in groups of their own, nested ones in one."""
    outer = Attribution(((0, 3),), ((4, 8),), ((9, 40),), 0.9)
    inner = Attribution(((9, 12),), ((13, 17),), ((18, 40),), 0.9)
    after = Attribution(((41, 44),), ((45, 49),), ((50, 60),), 0.9)
    groups = list(group_meeting((outer, after), (inner,)))
    assert groups == [(0, 40, (outer,), (inner,)), (41, 60, (after,), ())]


def test_counts_go_on() -> None:
    """The second count of a list is its speaker's too, where the encoder stopped at the first."""
    text = "Kampala put the figure at three dead and eleven wounded."
    item = Attribution(find(text, "Kampala"), find(text, "put"), find(text, "the figure at three dead"), 0.9)
    assert list_joined(text, item) == [("Kampala", "the figure at three dead and eleven wounded")]


def test_accused_says_nothing() -> None:
    """Who is only accused is not whose words are told; who accuses is."""
    text = "General Dagalo has been accused of killing civilians."
    item = Attribution(find(text, "General Dagalo"), find(text, "accused"), find(text, "killing civilians"), 0.9)
    assert list_joined(text, item) == [("", "killing civilians")]
    text = "General Dagalo has been accused by prosecutors of killing civilians."
    item = Attribution(find(text, "prosecutors"), find(text, "accused"), find(text, "killing civilians"), 0.9)
    assert list_joined(text, item) == [("prosecutors", "killing civilians")]


def test_withheld() -> None:
    """Who is denied entry or a road is told nothing; a deed that is denied is."""
    for text, content, kept in (
        ("The government has denied entry to a convoy.", "entry to a convoy", 0),
        ("The army denied aid workers passage to the camp.", "aid workers passage to the camp", 0),
        ("The armies denied each other the road.", "each other the road", 0),
        ("The army denied the strike on the aid depot.", "the strike on the aid depot", 1),
        ("The army denied that access was blocked.", "that access was blocked", 1),
    ):
        item = Attribution(((0, text.index("denied") - 1),), find(text, "denied"), find(text, content), 0.9)
        assert len(list_joined(text, item)) == kept
