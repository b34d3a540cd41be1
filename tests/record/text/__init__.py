"""Tests of reading sentences."""
