import functools
import html
import operator
import pathlib
import threading

from templating.errors import TemplateError, UndefinedName
from templating.lexer import Kind, tokens

FILTERS = {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "length": len,
    "escape": lambda value: html.escape(str(value)),
    "default": lambda value, fallback="": fallback if value is None else value,
}
_COMPARISONS = {"==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt}
_MISSING = object()


@functools.lru_cache(maxsize=512)
def parse_path(text):
    path, *filters = (part.strip() for part in text.split("|"))
    return tuple(path.split(".")), tuple(filters)


def lookup(context, names, line):
    value = context
    for name in names:
        value = value.get(name, _MISSING) if isinstance(value, dict) else getattr(value, name, _MISSING)
        if value is _MISSING:
            raise UndefinedName(".".join(names), line)
    return value


def evaluate(text, context, line):
    names, filters = parse_path(text)
    value = lookup(context, names, line)
    for name in filters:
        try:
            value = FILTERS[name](value)
        except KeyError:
            raise TemplateError(f"no filter {name!r}", line) from None
    return value


class Template:
    def __init__(self, source, name="<string>"):
        self.name = name
        self._tokens = tuple(tokens(source))

    def render(self, **context):
        return "".join(self._parts(context))

    def _parts(self, context):
        hidden = []
        for token in self._tokens:
            if token.kind is Kind.STATEMENT:
                word, _, rest = token.text.partition(" ")
                if word == "if":
                    hidden.append(not evaluate(rest, context, token.line))
                elif word == "endif" and hidden:
                    hidden.pop()
                else:
                    raise TemplateError(f"what is {word!r}?", token.line)
            elif not any(hidden):
                yield token.text if token.kind is Kind.TEXT else str(evaluate(token.text, context, token.line))


class Environment:
    """Loads templates from a folder and keeps them parsed."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self._cache = {}
        self._lock = threading.RLock()

    def get(self, name):
        with self._lock:
            if name not in self._cache:
                path = self.folder / name
                self._cache[name] = Template(path.read_text(encoding="utf-8"), name)
            return self._cache[name]


default_environment = Environment("templates")
WELCOME = Template("Hello {{ user.name | title }}{% if user.admin %} (admin){% endif %}!", "welcome")
