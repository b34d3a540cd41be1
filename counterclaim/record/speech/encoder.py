"""One pass of the trained encoder over a text: what every word piece is, and what belongs to every cue.

`models/reader/README.md` says what the network is and how well it does. It runs on onnxruntime, one thread,
windows of like length together; memory is that of one group of windows, however long the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from counterclaim.errors import DataError
from counterclaim.record.speech.pieces import Pieces, cut_pieces, pack_windows

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

READER = Path(__file__).parents[2] / "models" / "reader"
SOURCE, CUE, CONTENT, ANCHOR = 0, 1, 2, 3  # columns of the tags; the first three of a link's members too

GROUP = 64  # windows whose hidden states are held at once: 25 MB
BATCH = 1  # windows run together: 3.5 articles a CPU-second against 3.2, 2.7 and 2.6 with 2, 4 and 8 (caches)


@dataclass(frozen=True, slots=True)
class Link:
    """What belongs to one anchor, a piece of a cue; rows are the pieces of its window from `first` on."""

    anchor: int
    first: int
    members: Floats  # [pieces, 3]: probability of being in the source, cue, content
    pointers: Floats  # [pieces + 1, 4]: of being source's start, end, content's start, end; last row: there is none


@dataclass(frozen=True, slots=True)
class Window:
    """Up to 252 consecutive pieces and what the network says of them."""

    pieces: Pieces
    tags: Floats  # [pieces, 4]: probability of standing in a source, cue, content, and of being an anchor
    hidden: Floats  # [pieces, width]: for other heads
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What config.json says of the model."""

    window: int
    before: int
    anchor: float
    special: tuple[int, int, int]  # ids of [CLS], [SEP], [PAD]
    decode: dict[str, float]
    digest: str


class Encoder:
    """The network, ready to read texts."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self.settings = load_settings(folder)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._encode = open_session(folder / "model.onnx", threads)
        self._link = open_session(folder / "links.onnx", threads)

    def read(self, text: str) -> Iterator[Window]:
        """The windows of a text in order. A paragraph without Latin letters is in none."""
        pieces = cut_pieces(text, self._tokenizer)
        bounds = pack_windows(pieces, limit=self.settings.window)
        for start in range(0, len(bounds), GROUP):
            yield from self._read_group(pieces, bounds[start : start + GROUP])

    def _read_group(self, pieces: Pieces, bounds: list[tuple[int, int]]) -> list[Window]:
        """Windows of one group, run in batches of like length, returned in order."""
        order = sorted(range(len(bounds)), key=lambda n: bounds[n][1] - bounds[n][0])
        found: dict[int, Window] = {}
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            windows = self._read_batch([slice_pieces(pieces, *bounds[n]) for n in chosen])
            found.update(zip(chosen, windows, strict=True))
        return [found[n] for n in range(len(bounds))]

    def _read_batch(self, parts: list[Pieces]) -> list[Window]:
        """Run the encoder on windows padded to the longest, then the linker on the anchors found."""
        ids, features, mask = pad_windows(parts, self.settings.special)
        hidden, logits = self._encode.run(None, {"ids": ids, "features": features, "mask": mask})
        tags = squash(logits)
        links: list[list[Link]] = [[] for _ in parts]
        free = tags[:, :, ANCHOR] * mask
        free[:, 0] = 0
        for row, part in enumerate(parts):
            free[row, len(part) + 1 :] = 0
        for _ in range(2):  # the second pass is for cues that touch another cue: "denied wanting"
            rows, places = find_anchors(free, self.settings.anchor)
            if len(rows) == 0:
                break
            known = {"hidden": hidden, "tags": logits, "mask": mask, "rows": rows, "places": places}
            members, pointers = self._link.run(None, known)
            self._add_links(links, parts, (rows, places, squash(members), soften(pointers)))
            cover_cues(free, [(row, link) for row, some in enumerate(links) for link in some])
        return [
            Window(part, tags[row, 1 : len(part) + 1], hidden[row, 1 : len(part) + 1], tuple(links[row]))
            for row, part in enumerate(parts)
        ]

    def _add_links(
        self, links: list[list[Link]], parts: list[Pieces], found: tuple[Ints, Ints, Floats, Floats]
    ) -> None:
        """Cut each anchor's scope to its window; positions are pieces, no longer columns with [CLS]."""
        for row, place, members, pointers in zip(*found, strict=True):
            anchor = int(place) - 1
            first = max(0, anchor - self.settings.before)
            skip = first - (anchor - self.settings.before)
            stop = min(len(members), skip + len(parts[row]) - first)
            kept = np.concatenate([pointers[skip:stop], pointers[-1:]])
            links[row].append(Link(anchor, first, members[skip:stop], kept))


def load_encoder(folder: Path = READER, *, threads: int = 1) -> Encoder:
    """The encoder that the package carries, or one from another folder."""
    return Encoder(folder, threads=threads)


def load_settings(folder: Path) -> Settings:
    """What config.json says; a `DataError` names the folder and what is missing."""
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        cls, sep, pad = config["special"]
        return Settings(
            window=config["window"],
            before=config["before"],
            anchor=config["thresholds"]["anchor"],
            special=(cls, sep, pad),
            decode=config["thresholds"],
            digest=config["sha256"],
        )
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"{folder}: expected a config.json with window, special, thresholds, sha256: {error}"
        ) from error


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """An onnxruntime session on the CPU. Its arena is off: it would keep the longest batch's memory for ever."""
    if not path.is_file():
        raise DataError(f"{path}: expected a model file; training/README.md says how it is made")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def slice_pieces(pieces: Pieces, start: int, end: int) -> Pieces:
    """A stretch of the pieces."""
    part = slice(start, end)
    return Pieces(
        pieces.ids[part], pieces.starts[part], pieces.ends[part], pieces.features[part], pieces.paragraphs[part]
    )


def pad_windows(parts: list[Pieces], special: tuple[int, int, int]) -> tuple[Ints, Ints, Floats]:
    """ids, features and mask of windows between [CLS] and [SEP], padded to the longest."""
    cls, sep, pad = special
    length = max(len(part) for part in parts) + 2
    ids = np.full((len(parts), length), pad, dtype=np.int64)
    features = np.zeros((len(parts), length, 3), dtype=np.int64)
    mask = np.zeros((len(parts), length), dtype=np.float32)
    for row, part in enumerate(parts):
        size = len(part)
        ids[row, 0], ids[row, size + 1] = cls, sep
        ids[row, 1 : size + 1] = part.ids
        features[row, 1 : size + 1] = part.features
        mask[row, : size + 2] = 1
    return ids, features, mask


def find_anchors(free: Floats, threshold: float) -> tuple[Ints, Ints]:
    """Rows and columns of the likeliest piece in every run of pieces at or above the threshold."""
    rows: list[int] = []
    places: list[int] = []
    for row, line in enumerate(free):
        above = np.flatnonzero(line >= threshold)
        if len(above) == 0:
            continue
        for run in np.split(above, np.flatnonzero(np.diff(above) > 1) + 1):
            rows.append(row)
            places.append(int(run[np.argmax(line[run])]))
    return np.array(rows, dtype=np.int64), np.array(places, dtype=np.int64)


def cover_cues(free: Floats, links: list[tuple[int, Link]]) -> None:
    """Strike out, in place, the anchors' own cues: what is left may anchor something else."""
    for row, link in links:
        columns = link.first + 1 + np.flatnonzero(link.members[:, CUE] >= 0.5)
        free[row, columns] = 0
        free[row, link.anchor + 1] = 0


def squash(logits: Floats) -> Floats:
    """Logistic function."""
    squashed: Floats = (1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0)))).astype(np.float32)
    return squashed


def soften(logits: Floats) -> Floats:
    """Softmax over the second axis."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    softened: Floats = raised / raised.sum(axis=1, keepdims=True)
    return softened
