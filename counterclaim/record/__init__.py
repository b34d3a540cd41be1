"""Record: a Document in, the Record of what its text says out."""
