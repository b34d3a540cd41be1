"""Training of counterclaim/models/reader: who said which words."""
