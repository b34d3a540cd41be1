"""Documents that copy one another: exact reprints, wire copy cut or edited.

MinHash signatures (rensa) of word shingles; a signature is cut into bands, and documents that share a band are
compared (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3). What is compared is how much of the shorter
text stands in the longer, because desks cut wire copy from below.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rensa import RMinHash  # type: ignore[import-untyped] # it has no stubs

from counterclaim.reconcile.clusters import sort_time
from counterclaim.reconcile.names import fold_text
from counterclaim.reconcile.rules import Rules
from counterclaim.vocabulary import Judgement, make_id
from counterclaim.vocabulary.brief import Cover

SHINGLE = 4
"""Words. Shorter shingles are shared by any two reports of one event; with longer ones a light edit breaks too many."""
PERMUTATIONS = 96
BANDS = 32
"""Bands of three: two texts with a third of their shingles in common (a wire and its first half, edited) share a band
with probability .70, with half in common .99, with a tenth .03."""
SHORTEST = 20
"""Shingles. Shorter texts (a headline, a caption) are copied by chance."""


def sign_text(text: str) -> tuple[tuple[int, ...], int]:
    """The MinHash signature of a text's word shingles and their number; no signature for a text that is too short."""
    words = fold_text(text).split()
    shingles = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
    if len(shingles) < SHORTEST:
        return (), len(shingles)
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
    sketch.update(sorted(shingles))
    return tuple(sketch.digest()), len(shingles)


def copy_keys(cover: Cover) -> tuple[str, ...]:
    """The bands under which a document is found by its copies."""
    return tuple(band_key(cover, band) for band in range(BANDS if len(cover.signature) > 0 else 0))


def band_key(cover: Cover, band: int) -> str:
    """One of them, of a document that has a signature."""
    rows = PERMUTATIONS // BANDS
    return make_id(f"copy{band}", *cover.signature[band * rows : (band + 1) * rows])


def measure_copy(left: Cover, right: Cover) -> float:
    """The share of the shorter text's shingles that stand in the longer, estimated from the signatures."""
    if len(left.signature) == 0 or len(right.signature) == 0:
        return 0.0
    equal = sum(a == b for a, b in zip(left.signature, right.signature, strict=True))
    likeness = equal / len(left.signature)
    shared = likeness * (left.size + right.size) / (1 + likeness)
    return min(1.0, shared / min(left.size, right.size))


def sort_cover(cover: Cover) -> tuple[str, str]:
    """Covers in the order of publication."""
    return (sort_time(cover.published), cover.document)


def find_copies(covers: Iterable[Cover], rules: Rules) -> tuple[Judgement, ...]:
    """Pairs of documents of which one copies the other: `left` is the earlier."""
    bands: dict[str, list[Cover]] = defaultdict(list)
    for cover in covers:
        for key in copy_keys(cover):
            bands[key].append(cover)
    pairs = {
        (left.document, right.document): (left, right) for group in bands.values() for left, right in pair_covers(group)
    }
    judged = (judge_copy(left, right, rules) for left, right in pairs.values())
    return tuple(sorted((row for row in judged if row is not None), key=lambda row: row.id))


def pair_covers(group: list[Cover]) -> Iterable[tuple[Cover, Cover]]:
    """Every two covers of a band, the earlier first."""
    ordered = sorted(group, key=sort_cover)
    return ((left, right) for place, left in enumerate(ordered) for right in ordered[place + 1 :])


def judge_copy(left: Cover, right: Cover, rules: Rules) -> Judgement | None:
    """That one copies the other; None where too little is shared to say so."""
    share = measure_copy(left, right)
    if share < rules.copied:
        return None
    reasons = (f"{share:.0%} of the shorter text stands in the longer",)
    features = {"share": round(share, 4)}
    return Judgement(
        make_id("judgement", left.document, right.document),
        "document",
        left.document,
        right.document,
        "same",
        round(share, 4),
        features,
        reasons,
        rules.version,
    )


def find_originals(covers: Mapping[str, Cover], copies: Iterable[Judgement]) -> dict[str, str]:
    """The document each copy goes back to: the earliest of those it is judged to copy."""
    earlier: dict[str, list[Cover]] = defaultdict(list)
    for copy in copies:
        if copy.left in covers:
            earlier[copy.right].append(covers[copy.left])
    return {document: min(group, key=sort_cover).document for document, group in earlier.items()}
