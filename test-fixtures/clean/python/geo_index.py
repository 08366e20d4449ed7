"""A geographic index: constant grids and trees built at import, pure functions, queries in the handler."""
import heapq
import itertools
import json
import logging
import math
import pathlib
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

log = logging.getLogger(__name__)

EARTH_KM = 6371.0088
CELL_DEGREES = 0.5
BASE32 = "0123456789bcdefghjkmnpqrstuvwxyz"
DECODE = {char: value for value, char in enumerate(BASE32)}
NEIGHBOURS = [(dx, dy) for dx, dy in itertools.product((-1, 0, 1), repeat=2)]


class Place(NamedTuple):
    name: str
    latitude: float
    longitude: float
    population: int = 0


def load_places(path):
    skipped = 0
    places = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            row = json.loads(line)
            places.append(Place(row["name"], float(row["lat"]), float(row["lon"]), int(row.get("population", 0))))
        except (ValueError, KeyError):
            skipped += 1
    if skipped:
        log.warning("%s: %d lines skipped", path, skipped)
    return places


def cell_of(latitude, longitude):
    return math.floor(latitude / CELL_DEGREES), math.floor(longitude / CELL_DEGREES)


def build_grid(places):
    grid = defaultdict(list)
    for place in places:
        grid[cell_of(place.latitude, place.longitude)].append(place)
    return {cell: tuple(members) for cell, members in grid.items()}


PLACES = load_places(pathlib.Path(__file__).with_name("places.jsonl"))
GRID = build_grid(PLACES)
BY_NAME = {place.name.casefold(): place for place in PLACES}
LARGEST = heapq.nlargest(100, PLACES, key=lambda place: place.population)
log.info("%d places in %d cells", len(PLACES), len(GRID))


def distance_km(a, b, c, d):
    lat1, lon1, lat2, lon2 = map(math.radians, (a, b, c, d))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


@lru_cache(maxsize=4096)
def geohash(latitude, longitude, length=7):
    bounds = [[-90.0, 90.0], [-180.0, 180.0]]
    value, text = 0, []
    for bit in range(length * 5):
        axis = 1 - bit % 2
        coordinate = (latitude, longitude)[axis]
        low, high = bounds[axis]
        middle = (low + high) / 2
        upper = coordinate >= middle
        bounds[axis] = [middle, high] if upper else [low, middle]
        value = value << 1 | upper
        if bit % 5 == 4:
            text.append(BASE32[value])
            value = 0
    return "".join(text)


HASHES = {geohash(round(place.latitude, 3), round(place.longitude, 3)): place.name for place in LARGEST}


def nearest(latitude, longitude, count):
    row, column = cell_of(latitude, longitude)
    candidates = [place for dx, dy in NEIGHBOURS for place in GRID.get((row + dx, column + dy), ())]
    return heapq.nsmallest(
        count, candidates or PLACES, key=lambda place: distance_km(latitude, longitude, place.latitude, place.longitude)
    )


def lambda_handler(event, context):
    if "name" in event:
        place = BY_NAME.get(event["name"].casefold())
        return {"found": place is not None, "place": place._asdict() if place else None}
    latitude, longitude = float(event["lat"]), float(event["lon"])
    found = nearest(latitude, longitude, int(event.get("count", 3)))
    return {"geohash": geohash(latitude, longitude), "nearest": [place.name for place in found], "known": len(HASHES)}
