"""Which kinds of event can be two tellings of one: "shelling" and "missile strike" can, "talks" cannot."""

from collections.abc import Mapping

from counterclaim.data.linkage import load_words

GROUPS: Mapping[str, frozenset[str]] = {group: frozenset(kinds) for group, kinds in load_words()["kinds"].items()}

VIOLENCE = frozenset({"remote", "planted", "close", "any"})

_GROUP_OF: Mapping[str, str] = {kind: group for group, kinds in GROUPS.items() for kind in kinds}


def find_group(kind: str) -> str:
    """The group of a kind; an unlisted kind is a group of its own."""
    if kind.startswith("attack-on-"):
        return "remote"
    return _GROUP_OF.get(kind, kind)


def find_family(kind: str | None) -> str | None:
    """Where claims of this kind are looked for: all violence together, every other group by itself."""
    if kind is None:
        return None
    group = find_group(kind)
    return "violence" if group in VIOLENCE else group


def compare_kinds(left: str, right: str) -> float:
    """How well two kinds can tell of one event: 1 equal, .8 one group, .7 one says only that violence was done.

    "Shooting" is also said of guns that shell: "opened fire on the town". A car bomb told as shelling (.3) happens, but
    two events are likelier. Set by reading evals/case/choose.
    """
    if left == right:
        return 1.0
    groups = {find_group(left), find_group(right)}
    if len(groups) == 1:
        return 0.8
    if "any" in groups and groups <= VIOLENCE:
        return 0.7
    if "shooting" in (left, right) and "remote" in groups:
        return 0.7
    return 0.3 if groups <= VIOLENCE else 0.0
