"""Who claims what: events and counts told by a voice, settled with their surroundings, and linked to one another."""
