"""Store: all SQL, and only here."""
