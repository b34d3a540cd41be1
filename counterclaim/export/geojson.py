"""GeoJSON (RFC 7946): claims or figures as points, longitude first, the columns of `columns.LISTS` as properties.

What has no located place has no geometry (null), which the standard allows: it is kept, never put somewhere.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from counterclaim.export.columns import LISTS


def write_geojson(rows: Iterable[Any], what: str, target: TextIO) -> int:
    """How many features were written."""
    columns = [column for column in LISTS[what] if column.name not in ("latitude", "longitude")]
    target.write('{"type":"FeatureCollection","features":[')
    count = 0
    for row in rows:
        point = None if row.latitude is None else {"type": "Point", "coordinates": [row.longitude, row.latitude]}
        properties = {column.name: column.get(row) for column in columns}
        feature = {"type": "Feature", "geometry": point, "properties": properties}
        target.write(("," if count > 0 else "") + "\n" + json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
        count += 1
    target.write("\n]}\n")
    return count
