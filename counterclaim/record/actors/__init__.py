"""Who is named: spans that name someone, brought together into actors."""
