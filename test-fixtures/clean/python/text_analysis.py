"""Tables, patterns and a small model that are all computed at import: what snapshots are made for."""
import collections
import functools
import json
import logging
import math
import pathlib
import re
import string
import unicodedata

logger = logging.getLogger(__name__)

HERE = pathlib.Path(__file__).resolve().parent
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*", re.UNICODE)
URL = re.compile(r"https?://\S+")
MENTION = re.compile(r"(?<!\w)@(\w{2,30})")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")

STOP_WORDS = frozenset("a an and are as at be by for from has he in is it its of on that the to was were will with".split())
PUNCTUATION = str.maketrans({mark: " " for mark in string.punctuation if mark != "'"})
SUFFIXES = tuple(sorted(("ing", "ed", "ly", "es", "s", "ment", "ness"), key=len, reverse=True))

with open(HERE / "frequencies.json", encoding="utf-8") as source:
    FREQUENCIES = collections.Counter(json.load(source))

TOTAL = sum(FREQUENCIES.values()) or 1
IDF = {word: math.log(TOTAL / count) for word, count in FREQUENCIES.items()}
DEFAULT_IDF = max(IDF.values(), default=1.0)
ALPHABET_INDEX = {letter: number for number, letter in enumerate(string.ascii_lowercase)}
logger.debug("%d words", len(IDF))


@functools.lru_cache(maxsize=50_000)
def stem(word):
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


# The most frequent words are stemmed in advance.
for frequent, _ in FREQUENCIES.most_common(1000):
    stem(frequent)


def normalise(text):
    decomposed = unicodedata.normalize("NFKD", URL.sub(" ", text))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def tokens(text):
    for match in TOKEN.finditer(normalise(text).translate(PUNCTUATION)):
        word = match.group()
        if word not in STOP_WORDS:
            yield stem(word)


def weights(text):
    counts = collections.Counter(tokens(text))
    length = math.sqrt(sum(count * count for count in counts.values())) or 1.0
    return {word: count / length * IDF.get(word, DEFAULT_IDF) for word, count in counts.items()}


def similarity(left, right):
    a, b = weights(left), weights(right)
    if len(b) < len(a):
        a, b = b, a
    dot = sum(value * b[word] for word, value in a.items() if word in b)
    norm = math.sqrt(sum(v * v for v in a.values())) * math.sqrt(sum(v * v for v in b.values()))
    return dot / norm if norm else 0.0


def summary(text, sentences=3):
    parts = SENTENCE_END.split(text.strip())
    ranked = sorted(range(len(parts)), key=lambda i: -sum(weights(parts[i]).values()))
    return " ".join(parts[i] for i in sorted(ranked[:sentences]))


def lambda_handler(event, context):
    text = event["text"]
    if "other" in event:
        return {"similarity": round(similarity(text, event["other"]), 4)}
    return {
        "keywords": sorted(weights(text), key=weights(text).get, reverse=True)[:10],
        "summary": summary(text, int(event.get("sentences", 3))),
        "mentions": MENTION.findall(text),
    }
