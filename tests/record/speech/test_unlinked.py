"""Quotations that the tags call content and no link claims: whose they become. No model is loaded here."""

import pytest

from counterclaim.record.reading import Attribution
from counterclaim.record.speech.unlinked import add_quotations

SAID = "“We held the town,” she said. “Then help came from the south.”"


def find(text: str, word: str) -> tuple[int, int]:
    """Where words stand."""
    start = text.index(word)
    return start, start + len(word)


def said(text: str, content: str) -> Attribution:
    """An attribution of these words to "she"."""
    return Attribution((find(text, "she"),), (find(text, "said"),), (find(text, content),), 0.9)


def read(text: str, items: list[Attribution], *loose: str) -> list[tuple[list[str], list[str]]]:
    """Source and content of every attribution once these words are found loose."""
    found = add_quotations(text, items, [find(text, words) for words in loose])
    return [([text[a:b] for a, b in one.source], [text[a:b] for a, b in one.content]) for one in found]


def test_a_quotation_goes_on_after_its_speakers_sentence() -> None:
    """What is quoted right after "she said." is hers."""
    items = [said(SAID, "“We held the town,”")]
    expected = [(["she"], ["“We held the town,”", "“Then help came from the south.”"])]
    assert read(SAID, items, "Then help came from the south") == expected


def test_a_sentence_between_ends_the_speech() -> None:
    """After a sentence of the outlet's own a quotation is nobody's that is named."""
    text = SAID.replace("said. ", "said. Fighting went on elsewhere in the district. ")
    found = read(text, [said(text, "“We held the town,”")], "Then help came from the south")
    assert found[1] == ([], ["“Then help came from the south.”"])


def test_who_may_follow_is_not_overruled() -> None:
    """Where words stand after a quotation they may say whose it is, so it does not go to who spoke before."""
    text = "“We held the town,” she said. “Nobody ever came to us!” the commander replied."
    found = read(text, [said(text, "“We held the town,”")], "Nobody ever came to us")
    assert found[1] == ([], ["“Nobody ever came to us!”"])


def test_a_report_in_a_report_names_nobody() -> None:
    """After "the army said she said it fell" the next quotation may be the army's or hers."""
    text = "The army said she said it fell. “Then help came from the south.”"
    outer = Attribution((find(text, "The army"),), (find(text, "said"),), (find(text, "she said it fell"),), 0.9)
    inner = Attribution((find(text, "she"),), ((19, 23),), (find(text, "it fell"),), 0.9)
    found = read(text, [outer, inner], "Then help came from the south")
    assert found[2] == ([], ["“Then help came from the south.”"])


@pytest.mark.parametrize("dash", ["―", "—", "–", "--"])
def test_a_name_after_a_dash_signs_a_quotation(dash: str) -> None:
    """Letters and posts are printed with their writer's name after a dash."""
    text = f"“Nobody slept here for three nights.” {dash} Olena Marchenko\n\nIt rained."
    expected = [(["Olena Marchenko"], ["“Nobody slept here for three nights.”"])]
    assert read(text, [], "Nobody slept here for three nights") == expected


def test_one_speaker_speaks_a_whole_quotation() -> None:
    """Words in the middle of a quotation belong to who speaks the rest."""
    text = "“We held the town. Nobody came to help. We buried them alone,” she said."
    item = said(text, "“We held the town.")
    item = Attribution(item.source, item.cue, (*item.content, find(text, "We buried them alone,”")), 0.9)
    ((source, content),) = read(text, [item], "Nobody came to help")
    assert source == ["she"]
    assert "Nobody came to help" in content


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("“The long war of the southern hills,” by Amira Saleh, is out.", "The long war of the southern hills"),
        ("They call it a “quiet and very orderly evacuation” there.", "quiet and very orderly evacuation"),
        ("“It is gone.” Rain fell.", "It is gone"),
        ("“Nobody slept here for three nights or ate or spoke.”", "Nobody slept here for three"),
    ],
)
def test_titles_scare_quotes_and_crumbs_are_no_speech(text: str, loose: str) -> None:
    """A title ends in no full stop, scare quotes begin small, few words and halves of quotations are doubtful."""
    assert read(text, [], loose) == []


def test_time_is_linear_in_quotations() -> None:
    """Ten thousand loose quotations are found without looking at all of them for each."""
    line = "“Nobody slept here for three nights.”\n"
    text = line * 10_000
    loose = [(at + 1, at + 1 + len("Nobody slept here for three nights")) for at in range(0, len(text), len(line))]
    assert len(add_quotations(text, [], loose)) == 10_000
