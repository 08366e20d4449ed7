import enum
import re
from typing import NamedTuple

from templating.errors import TemplateError


class Kind(enum.Enum):
    TEXT = enum.auto()
    EXPRESSION = enum.auto()
    STATEMENT = enum.auto()


class Token(NamedTuple):
    kind: Kind
    text: str
    line: int


_TAG = re.compile(r"\{\{(?P<expression>.*?)\}\}|\{%(?P<statement>.*?)%\}", re.DOTALL)
_OPEN = {"{{": "}}", "{%": "%}"}


def tokens(source):
    position, line = 0, 1
    for match in _TAG.finditer(source):
        if match.start() > position:
            yield Token(Kind.TEXT, source[position:match.start()], line)
            line += source.count("\n", position, match.start())
        kind = Kind.EXPRESSION if match["expression"] is not None else Kind.STATEMENT
        yield Token(kind, (match["expression"] or match["statement"] or "").strip(), line)
        line += match.group().count("\n")
        position = match.end()
    rest = source[position:]
    for opening, closing in _OPEN.items():
        if opening in rest:
            raise TemplateError(f"{closing!r} is missing", line)
    if rest:
        yield Token(Kind.TEXT, rest, line)
