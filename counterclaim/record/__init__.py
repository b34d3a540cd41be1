"""Record: a Document in, the Record of what its text says out.

`record.py` is the flow. Its steps, in the order in which they see a text; each imports only itself and those before it:

* `text`: sentences with a parse, what the parse says of a clause, numbers as printed
* `actors`: who is named
* `speech`: who said which words, by the encoder and by rules
* `times`, `places`: when and where
* `counting`: how many of whom or what, and what befell them
* `events`: what is told to have happened, who did it, to whom, with what
* `claims`: who claims what, settled with what stands around it, and linked to one another
"""
