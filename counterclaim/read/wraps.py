"""The line ends of a verbatim text that end no paragraph, because it was wrapped by hand or by a program."""

import re

from counterclaim.read.plain import INDENTED, find_joints, find_width

LINE = re.compile(r"[^\n]*\n?")


def find_wraps(raw: str) -> tuple[tuple[int, int], ...]:
    """Start and end of the blanks between two lines of one paragraph: its line end, and the indent of the next line."""
    blocks = list_blocks(raw)
    width = find_width([[text for _, _, text in block] for block in blocks])
    if width is None:
        return ()
    wraps: list[tuple[int, int]] = []
    for block in blocks:
        joints = find_joints([text for _, _, text in block], width)
        ends = zip(block, block[1:], joints[1:], strict=False)
        wraps += [(before[1], after[0]) for before, after, goes_on in ends if goes_on]
    return tuple(wraps)


def list_blocks(raw: str) -> list[list[tuple[int, int, str]]]:
    """(start, end, words) of the lines between blank lines; an indent that few lines have opens a paragraph too."""
    opens = 0 < len(INDENTED.findall(raw)) < raw.count("\n") * 0.5
    blocks: list[list[tuple[int, int, str]]] = [[]]
    for found in LINE.finditer(raw):
        line = found[0]
        words = line.strip()
        first = found.start() + len(line) - len(line.lstrip())
        if words == "" or (opens and first - found.start() > 1):
            blocks.append([])
        if words != "":
            blocks[-1].append((first, first + len(words), words))
    return [block for block in blocks if len(block) > 0]
