"""One sentence at a time: text to sentences with a parse, what the parse says of a clause, numbers as printed."""
