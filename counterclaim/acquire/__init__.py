"""Acquire: bytes in, a Capture out."""
