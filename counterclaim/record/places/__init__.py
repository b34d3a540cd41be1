"""Places a document names."""
