"""How many of what: every count of victims, damage or losses, what befell those counted, and whose part it is."""
