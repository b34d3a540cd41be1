"""Data: lexicons, gazetteer, conflict profiles and legal instruments, each with origin, date and licence."""
