"""What tests of recording share: everything loaded but the encoder."""

import pytest
from spacy.language import Language

from counterclaim.data.gazetteer import load_gazetteer
from counterclaim.record.record import Tools
from counterclaim.vocabulary import Run


@pytest.fixture(scope="session")
def tools(parser: Language) -> Tools:
    """What recording needs, without the encoder and without a profile."""
    return Tools(parser, load_gazetteer(None), Run("0", {}, ""))
