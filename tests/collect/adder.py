"""A process that adds numbered files until it is done or killed: `python -m tests.collect.adder CASE FOLDER`."""

import sys

from counterclaim.acquire.limits import Limits
from counterclaim.collect import add_inputs
from tests.collect.recorders import make_recorder

if __name__ == "__main__":
    for _ in add_inputs(sys.argv[1], sys.argv[2:], make_recorder(slow=True), limits=Limits(), by="adder"):
        pass
