"""Tests of making claims."""
