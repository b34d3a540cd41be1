"""What can go wrong.

CounterclaimError            anything of ours; its message names the file, URL or id and what was expected
├── InputError               one input cannot become a document; the others go on
│   ├── UnreadableError      no such file, no permission, network
│   ├── EmptyError           nothing in it
│   ├── NotTextError         binary, or bytes that no encoding explains
│   ├── NotNewsError         text, but no article
│   └── LanguageError        an article in a language we do not read
├── DataError                a lexicon, profile, gazetteer or model of ours or the user's is wrong
├── SpanError                evidence that would not be the document's own words
└── CaseError                a case cannot be opened, or holds something it should not
"""


class CounterclaimError(Exception):
    """Anything of ours."""


class InputError(CounterclaimError):
    """One input cannot become a document."""


class UnreadableError(InputError):
    """No such file, no permission, or the network said no."""


class EmptyError(InputError):
    """Nothing in it."""


class NotTextError(InputError):
    """Binary, or bytes that no encoding explains."""


class NotNewsError(InputError):
    """Text, but no article."""


class LanguageError(InputError):
    """An article in a language we do not read."""


class DataError(CounterclaimError):
    """A lexicon, profile, gazetteer or model is wrong."""


class SpanError(CounterclaimError):
    """Evidence that would not be the document's own words."""


class CaseError(CounterclaimError):
    """A case cannot be opened, or holds something it should not."""
