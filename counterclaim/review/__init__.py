"""Review: what people decide."""
