"""Who said which words: the encoder and the rules, joined into statements."""
