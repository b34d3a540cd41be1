"""Read: a Capture in, a Document with its text fixed out."""
