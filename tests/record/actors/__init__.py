"""Tests of finding who is named."""
