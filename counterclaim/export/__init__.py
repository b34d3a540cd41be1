"""Export: one file, one format."""
