"""Which country the words of a noun phrase name: "Azerbaijani", "of Azerbaijan", "Sri Lanka Army"."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.record.actors.known import Lexicon, load_capitals

LOOSE = {
    "-backed",
    "-allied",
    "-aligned",
    "-speaking",
    "-made",
    "-supplied",
    "-occupied",
    "-controlled",
    "-held",
    "-built",
}
RULERS = frozenset({"regime", "government", "junta", "army", "military", "leadership"})
"""Words for those who rule or fight for a country: its capital before them says which."""


def find_country(words: list[Token], lexicon: Lexicon) -> str | None:
    """The country a modifier names: Azerbaijani, Azerbaijan's, of Azerbaijan. None where two different ones stand."""
    codes = {code for start, _, code in list_countries(words, lexicon) if not is_loose(words, start)}
    return codes.pop() if len(codes) == 1 else None


def list_countries(words: list[Token], lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Where each country's name or demonym begins and ends, the longest where one stands in another: South Sudan is not
    Sudan, and no word of "Sri Lanka" is the army's own name."""
    done = 0
    for index, token in enumerate(words):
        if index < done:
            continue
        pair = f"{token.text} {words[index + 1].text}" if index + 1 < len(words) else ""
        code, size = lexicon.demonyms.get(pair), 2
        if code is None:
            code, size = lexicon.demonyms.get(token.text), 1
        if code is None and token.dep_ == "poss":
            code = load_capitals().get(token.text)
        if code is None:
            code, size = find_ruling(words, index)
        for name, entry in lexicon.names.get(token.lower_, ()):
            rest = " ".join(word.text for word in words[index : index + 1 + name.count(" ")])
            if entry.kind == "state" and entry.country is not None and rest == name:
                code, size = entry.country, 1 + name.count(" ")
                break
        if code is not None:
            done = index + size
            yield index, done, code


def find_ruling(words: list[Token], index: int) -> tuple[str | None, int]:
    """The country whose capital stands before a word for its rulers, and the capital's words: "the Kyiv regime"."""
    for size in (2, 1):
        code = load_capitals().get(" ".join(word.text for word in words[index : index + size]))
        after = words[index + size].lower_ if index + size < len(words) else ""
        if code is not None and after in RULERS:
            return code, size
    return None, 1


def is_loose(words: list[Token], index: int) -> bool:
    """Whether the nationality is not the phrase's own: pro-Armenian, Russian-backed, Israeli-occupied."""
    before = words[index].doc[max(0, words[index].i - 2) : words[index].i].text.lower()
    rest = words[index].doc[words[index].i + 1 : words[index].i + 3].text.lower()
    return before in {"pro-", "anti-", "non-"} or rest in LOOSE
