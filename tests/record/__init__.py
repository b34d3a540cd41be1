"""Tests of recording one document."""
