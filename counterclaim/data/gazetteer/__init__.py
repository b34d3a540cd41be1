"""Places of the world by name: one file that comes with the package, and files of one's own beside it.

`load_gazetteer()` reads the layers; `Gazetteer.find` looks a name up by its key, `Gazetteer.find_similar` by its
letters among the places of some countries. What the data are and where from: README.md in this folder.
"""

from counterclaim.data.gazetteer.lookup import Gazetteer, GazetteerPlace, load_gazetteer

__all__ = ["Gazetteer", "GazetteerPlace", "load_gazetteer"]
