"""Tests of finding events."""
