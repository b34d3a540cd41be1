"""The rules and thresholds by which claims are brought together, under one version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

VERSION = "reconcile/2"
"""Raised with every change of a rule or a threshold: judgements and grades name it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that can be set; the defaults are the rules that docs/reconcile.md and docs/grades.md describe."""

    version: str = VERSION
    letters: Mapping[str, str] = field(default_factory=dict)
    """Admiralty reliability, A to F, by a source's domain or name; F, cannot be judged, where it says nothing."""
    credible: frozenset[str] = frozenset()
    """Domains or names of the sources a project takes as credible. Empty: nobody is, unless the project says so."""
    same: float = 0.6
    """From this score on two claims are the same event. Chosen on evals/case/choose (docs/reconcile.md)."""
    apart: float = 0.35
    """Below this score they are different; between, UNSURE."""
    radius: float = 10.0
    """Kilometres within which two points can be one place, and an action counts as near (grading.md leaves it open)."""
    window: int = 3
    """Days before its publication within which an undated denial or admission is sought its accusation."""
    copied: float = 0.8
    """Share of the shorter text's shingles that stand in the longer: from here on one copies the other."""


DEFAULT = Rules()
