"""Reads the state of the program's modules by name, without running any of its code.

Values are compared between machines, so none may say where something is: no address, no identity hash, no order of a set.
"""
import collections
import datetime
import decimal
import enum
import functools
import hashlib
import os
import random
import sys
import threading
import types
import uuid

DEEPEST = 6
LONGEST_TEXT = 4096
PLAIN = (bool, int, float, str, bytes, bytearray, type(None))
# Immutable values of the standard library with a text of their own that tells all.
TEXTS = (uuid.UUID, datetime.date, datetime.time, datetime.timedelta, datetime.tzinfo, decimal.Decimal, complex, range)
SEQUENCES = (list, tuple, collections.deque)
# Objects of libraries whose attributes are the elements of a dict of theirs: `app.state.x` is x, and not _state['x'].
ATTRIBUTES_IN = {"starlette.datastructures.State": "_state"}
FUNCTIONS = (types.FunctionType, types.MethodType, types.BuiltinFunctionType, staticmethod, classmethod, property)


def read(folders, limit, hidden=False, made=None):
    """(entries sorted by path, whether there were more than `limit`) of all loaded modules below the folders; `hidden`: and of
    the generator behind random.random(); `made`: name -> object, and of these."""
    reader = _Reader(folders, limit)
    for name in sorted(sys.modules):
        module = sys.modules[name]
        if _is(module, types.ModuleType) and reader.is_ours(module):
            reader.module(name, module)
    for name, value in (made or {}).items():
        reader.place(name, name, value, 0)
    if hidden:
        reader.hidden_generator()
    return sorted(reader.entries, key=lambda entry: entry["path"]), reader.truncated


class _Reader:
    def __init__(self, folders, limit):
        self._folders = tuple(folder.rstrip(os.sep) + os.sep for folder in folders)
        self._limit = limit
        self._met = {}  # id -> path, of mutable objects
        self._threads = set(sys._current_frames())  # their idents are addresses
        self._kept = []  # what was met stays alive, so that no id is used twice
        self.entries = []
        self.truncated = False

    def is_ours(self, module):
        path = vars(module).get("__file__")
        return _is(path, str) and _real_folder(os.path.dirname(path)).startswith(self._folders)

    def module(self, name, module):
        for key, value in sorted(vars(module).items()):
            if key.startswith("__") and key.endswith("__") or _is(value, types.ModuleType):
                continue
            self.place(f"{name}.{key}", f"{name}.{key}", value, 0)

    def hidden_generator(self):
        """The generator behind random.random() and the like, which belongs to nobody and is used by all."""
        hidden = getattr(sys.modules.get("random"), "_inst", None)
        if _is(hidden, random.Random):
            self.entries.append({"name": "python.random", "path": "random", "type": "random.Random (hidden)", "value": _digest(hidden)})

    def place(self, name, path, value, depth):
        """Adds an entry for the value and goes on into it."""
        if len(self.entries) >= self._limit:
            self.truncated = True
            return
        if _is(value, type):
            self._class(path, value, depth)
        elif _is(value, FUNCTIONS):
            self._function(path, value, depth)
        else:
            self._value(name, path, value, depth)

    def _add(self, name, path, kind, **more):
        self.entries.append({"name": name, "path": path, "type": _type_name(kind), **more})

    def _value(self, name, path, value, depth):
        if type(value) is int and value in self._threads:
            self._add(name, path, int)
            return
        if type(value) in PLAIN or _is(value, TEXTS):
            self._add(name, path, type(value), value=_plain(value) if type(value) in PLAIN else _short(str(value)))
            return
        if id(value) in self._met:
            self._add(name, path, type(value), same=self._met[id(value)])
            return
        self._met[id(value)] = path
        self._kept.append(value)
        digest = _digest(value)
        self._add(name, path, type(value), **({"value": digest} if digest is not None else {}))
        if depth < DEEPEST and not _is_event_loop(value):
            self._inside(name, path, value, depth + 1)

    def _inside(self, name, path, value, depth):
        kind = type(value)
        if _is(value, dict):
            for key, element in sorted(dict.items(value), key=lambda item: _key_text(item[0])):
                self.place(name, f"{path}[{_key_text(key)}]", element, depth)
        elif _is(value, SEQUENCES):
            for index, element in enumerate(_sequence(value).__iter__(value)):
                self.place(name, f"{path}[{index}]", element, depth)
        elif _is(value, (set, frozenset)):
            elements = [element for element in value if type(element) in PLAIN or _is(element, TEXTS)]
            for element in sorted(elements, key=_key_text):
                self.place(name, f"{path}{{{_key_text(element)}}}", element, depth)
        where = ("_ident", "_native_id") if _is(value, threading.Thread) else ()
        own = self._is_of_program(kind)  # a part of a library's object is named after the place that holds the object
        for key, attribute in sorted(_attributes(value).items()):
            if key not in where and not (key.startswith("__") and key.endswith("__")):
                self.place(f"{_type_name(kind)}.{key}" if own else name, f"{path}.{key}", attribute, depth)

    def _is_of_program(self, kind):
        module = sys.modules.get(kind.__module__)
        return module is not None and self.is_ours(module)

    def _class(self, path, value, depth):
        """Class attributes: of classes of the program, once, under the class's own name."""
        if id(value) in self._met or not self._is_of_program(value) or issubclass(value, enum.Enum):
            return
        self._met[id(value)] = path
        own = _type_name(value)
        for key, attribute in sorted(vars(value).items()):
            if not (key.startswith("__") and key.endswith("__")) and not _is(attribute, _descriptors()):
                self.place(f"{own}.{key}", f"{own}.{key}", attribute, depth + 1)

    def _function(self, path, value, depth):
        """Default values and captured variables of functions of the program."""
        function = value
        while not _is(function, types.FunctionType):
            function = getattr(function, "__func__", None) or getattr(function, "fget", None)
            if function is None:
                return
        module = sys.modules.get(function.__module__)
        if id(function) in self._met or module is None or not self.is_ours(module) or depth >= DEEPEST:
            return
        self._met[id(function)] = path
        own = f"{function.__module__}.{function.__qualname__}"
        code = function.__code__
        names = code.co_varnames[: code.co_argcount]
        defaults = function.__defaults__ or ()
        inside = list(zip(names[len(names) - len(defaults) :], defaults))
        inside += sorted((function.__kwdefaults__ or {}).items())
        for key, cell in zip(code.co_freevars, function.__closure__ or ()):
            try:
                inside.append((key, cell.cell_contents))
            except ValueError:
                continue  # not filled yet
        for key, element in inside:
            self.place(f"{own}.{key}", f"{own}.{key}", element, depth + 1)


@functools.lru_cache(maxsize=None)
def _real_folder(folder):
    """Without symbolic links, and with a separator at its end. Asked for each module and each state: links cost system calls."""
    return os.path.realpath(folder).rstrip(os.sep) + os.sep


def _is(value, kinds):
    """isinstance by the real type: the built-in one also asks the object for its __class__, which a proxy answers by running."""
    return issubclass(type(value), kinds)


def _is_event_loop(value):
    """What is inside says when something will be done next, not what the program keeps."""
    asyncio = sys.modules.get("asyncio")
    return asyncio is not None and _is(value, asyncio.AbstractEventLoop)


def _sequence(value):
    """The built-in type of a sequence, whose iterator is asked instead of the program's."""
    return next(kind for kind in SEQUENCES if _is(value, kind))


def _descriptors():
    return (types.GetSetDescriptorType, types.MemberDescriptorType, types.WrapperDescriptorType)


def _type_name(kind):
    module = kind.__module__
    return kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"


def _attributes(value):
    """Attributes that are stored in the object, read past the program's own __getattribute__."""
    try:
        found = dict(object.__getattribute__(value, "__dict__"))
    except (AttributeError, TypeError):
        found = {}
    for kind in type(value).__mro__:
        for key, member in vars(kind).items():
            if _is(member, types.MemberDescriptorType) and key not in found and kind.__flags__ & (1 << 9):  # a slot
                try:
                    found[key] = member.__get__(value)
                except AttributeError:
                    continue  # not set
    for kind in type(value).__mro__:
        inner = found.get(ATTRIBUTES_IN.get(_type_name(kind)))
        if _is(inner, dict):
            found = dict.copy(inner)
    return {key: attribute for key, attribute in found.items() if _is(key, str)}


def _plain(value):
    if _is(value, (bytes, bytearray)):
        return _short(bytes(value).hex())
    if _is(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    if _is(value, int) and not _is(value, bool) and abs(value) >= 1 << 53:
        return _short(str(value)) if abs(value) < 1 << 4000 else _hashed(hex(value))
    return _short(value) if _is(value, str) else value


def _short(text):
    return text if len(text) <= LONGEST_TEXT else _hashed(text)


def _hashed(text):
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(value):
    """The state of a generator, as a digest; None for what is no generator of the standard library or NumPy."""
    if _is(value, random.SystemRandom):
        return None  # has a state of the base that it never uses
    if _is(value, random.Random):
        return _hashed(repr(random.Random.getstate(value)))
    numpy = sys.modules.get("numpy.random")
    if numpy is not None and _is(value, numpy.Generator):
        return _hashed(_listed(value.bit_generator.state))
    if numpy is not None and _is(value, numpy.RandomState):
        return _hashed(_listed(value.get_state(legacy=False)))
    return None


def _listed(state):
    """A state of NumPy with all elements of its arrays, which repr would leave out."""
    if _is(state, dict):
        return "{" + ", ".join(f"{key}: {_listed(state[key])}" for key in sorted(state)) + "}"
    return repr(state.tolist()) if hasattr(state, "tolist") else repr(state)


def _key_text(key):
    """A text for a key of a dict, without an address in it."""
    if type(key) in PLAIN or _is(key, TEXTS):
        return _short(repr(key) if type(key) in PLAIN else str(key))
    if _is(key, tuple):
        return "(" + ", ".join(_key_text(part) for part in key) + ")"
    return f"<{_type_name(type(key))}>"
