"""What a page shows, as values: made from the case, before any HTML or JSON."""
