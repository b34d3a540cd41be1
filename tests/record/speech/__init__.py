"""Tests of telling who said what."""
