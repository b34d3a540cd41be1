"""Krippendorff's alpha on the examples of his own paper."""

import pytest

from counterclaim.review.agreement import measure_agreement

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A and C.
BINARY = [*[["0", "1"]] * 4, ["1", "1"], *[["0", "0"]] * 5]


def test_binary_example() -> None:
    """Section A: two observers, two values: 0.095."""
    assert measure_agreement(BINARY) == pytest.approx(0.095, abs=0.0005)


def test_missing_example() -> None:
    """Section C: four observers, missing values: 0.743."""
    units = [["1", "1", "1"], ["2", "2", "3", "2"], ["3"] * 4, ["3"] * 4, ["2"] * 4, ["1", "2", "3", "4"]]
    units += [["4"] * 4, ["1", "1", "2", "1"], ["2"] * 4, ["5"] * 3, ["1", "1"], ["3"]]
    assert measure_agreement(units) == pytest.approx(0.743, abs=0.0005)


def test_full_and_none() -> None:
    """Full agreement is 1; nothing to pair, or one value alone, is no measure."""
    assert measure_agreement([["a", "a"], ["b", "b"]]) == 1.0
    assert measure_agreement([["a"], ["b"]]) is None
    assert measure_agreement([["a", "a"], ["a", "a"]]) is None
