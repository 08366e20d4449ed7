"""Reads the state of the program's modules by name, without running any of its code.

Values are compared between machines, so none may say where something is: no address, no identity hash, no order of a set.
"""
import _thread
import collections
import contextvars
import datetime
import decimal
import enum
import functools
import gc
import hashlib
import itertools
import os
import random
import re
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
# Types of C whose objects are read whole, or keep nothing that a program put there.
OPEN = (*PLAIN, complex, dict, collections.OrderedDict, collections.defaultdict, *SEQUENCES, set, frozenset, types.MappingProxyType,
        types.SimpleNamespace, functools.partial, itertools.count, re.Pattern, _thread.LockType, type(threading.RLock()),
        types.ModuleType, random.SystemRandom)
UNSET = object()
BOUND = (types.MethodType, types.BuiltinFunctionType)
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
        self._open = {id(kind): True for kind in (object, *OPEN)}  # id of a type -> whether its objects are read whole
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
            self._function(name, path, value, depth)
        else:
            self._value(name, path, value, depth)

    def _add(self, name, path, kind, **more):
        entry = {"name": name, "path": path, "type": _type_name(kind), **more}
        self.entries.append(entry)
        return entry

    def _value(self, name, path, value, depth):
        if type(value) is int and value in self._threads:
            self._add(name, path, int, unread=True)
            return
        text = _text(value)
        if text is not None or value is None:
            self._add(name, path, type(value), value=text)
            return
        if id(value) in self._met:
            self._add(name, path, type(value), same=self._met[id(value)])
            return
        self._met[id(value)] = path
        self._kept.append(value)
        digest = _digest(value)
        entry = self._add(name, path, type(value), **({"value": digest} if digest is not None else {}))
        if value is getattr(sys.modules.get("random"), "_inst", None):
            entry["type"] += " (hidden)"
        whole = digest is not None or self._is_open(type(value))
        if depth < DEEPEST and not _is_event_loop(value):
            whole = self._inside(name, path, value, depth + 1) and whole
        else:
            whole = whole and digest is not None
        if not whole:
            entry["unread"] = True

    def _is_open(self, kind):
        """Whether all that an object of the type keeps has a name in Python: no type that it is made of adds a struct of C."""
        known = self._open.get(id(kind))
        if known is None:
            base = kind.__base__
            slots = sum(_is(member, types.MemberDescriptorType) for member in vars(kind).values())
            own = slots + (kind.__dictoffset__ != base.__dictoffset__) + (kind.__weakrefoffset__ != base.__weakrefoffset__)
            plain = kind.__basicsize__ - base.__basicsize__ <= own * 8 and kind.__itemsize__ == base.__itemsize__
            known = self._is_open(base) and (plain or issubclass(kind, BaseException))
            self._open[id(kind)] = known
        return known

    def _inside(self, name, path, value, depth):
        """Elements and attributes. Whether that is all there is, apart from what a struct of C keeps."""
        kind, whole = type(value), True
        if _is(value, types.MappingProxyType):
            inner = gc.get_referents(value)[0]
            if not _is(inner, dict):
                self.place(name, f"{path}.mapping", inner, depth)
            value = inner if _is(inner, dict) else value
        if _is(value, dict):
            for key, element in sorted(dict.items(value), key=lambda item: _key_text(item[0])):
                self.place(name, f"{path}[{_key_text(key)}]", element, depth)
            whole = all(_is_text_key(key) for key in dict.keys(value))
            if _is(value, collections.defaultdict):
                self._factory(name, f"{path}.default_factory", value, depth)
        elif _is(value, SEQUENCES):
            for index, element in enumerate(_sequence(value).__iter__(value)):
                self.place(name, f"{path}[{index}]", element, depth)
        elif _is(value, (set, frozenset)):
            elements = [element for element in value if _text(element) is not None or element is None]
            for element in sorted(elements, key=_key_text):
                self.place(name, f"{path}{{{_key_text(element)}}}", element, depth)
            whole = len(elements) == len(value)
        elif _is(value, functools.partial):
            for key in ("func", "args", "keywords"):
                self.place(name, f"{path}.{key}", vars(functools.partial)[key].__get__(value), depth)
        elif _is(value, contextvars.ContextVar):
            self._context_variable(name, path, value, depth)
            whole = False  # other threads and tasks have others
        elif _is(value, enum.Enum):
            self.place(name, f"{path}.value", _attributes(value).get("_value_"), depth)
        where = ("_ident", "_native_id") if _is(value, threading.Thread) else ()
        if _is(value, enum.Enum):
            where = ("_value_", "_name_", "_sort_order_")
        own = self._is_of_program(kind)  # a part of a library's object is named after the place that holds the object
        for key, attribute in sorted(_attributes(value).items()):
            if key not in where and not (key.startswith("__") and key.endswith("__")):
                self.place(f"{_type_name(kind)}.{key}" if own else name, f"{path}.{key}", attribute, depth)
        return whole

    def _factory(self, name, path, value, depth):
        factory = vars(collections.defaultdict)["default_factory"].__get__(value)
        if factory is not None and not _is(factory, type):
            self.place(name, path, factory, depth)

    def _context_variable(self, name, path, value, depth):
        """What it is in this thread, and what it is where nobody set it."""
        now = value.get(UNSET)
        if now is not UNSET:
            self.place(name, f"{path}.get()", now, depth)
        try:
            self.place(name, f"{path}.default", contextvars.Context().run(value.get), depth)
        except LookupError:
            pass

    def _is_of_program(self, kind):
        module = sys.modules.get(kind.__module__)
        return module is not None and self.is_ours(module)

    def _class(self, path, value, depth):
        """Class attributes, and members of enumerations: of classes of the program, once, under the class's own name."""
        if id(value) in self._met or not self._is_of_program(value):
            return
        self._met[id(value)] = path
        own = _type_name(value)
        members = vars(value).get("_member_map_") if issubclass(value, enum.Enum) else None
        found = dict(vars(value)) if members is None else dict(members)
        for key, attribute in sorted(found.items()):
            if not (key.startswith("__") and key.endswith("__")) and not _is(attribute, _descriptors()):
                self.place(f"{own}.{key}", f"{own}.{key}", attribute, depth + 1)

    def _function(self, name, path, value, depth):
        """Default values, captured variables and attributes of functions of the program, and the objects of bound methods."""
        function, bound = value, getattr(value, "__self__", None) if _is(value, BOUND) else None
        if bound is not None and not _is(bound, (types.ModuleType, type)):
            if depth < DEEPEST:
                self.place(name, f"{path}.__self__", bound, depth + 1)
            else:
                self._add(name, path, type(value), unread=True)
        while not _is(function, types.FunctionType):
            function = getattr(function, "__func__", None) or getattr(function, "fget", None)
            if function is None:
                return
        own = f"{function.__module__}.{function.__qualname__}"
        if id(function) in self._met:
            self._elsewhere(name, path, value, self._met[id(function)])
            return
        module = sys.modules.get(function.__module__)
        inside = _inside_function(function)
        if module is None or not self.is_ours(module) or depth >= DEEPEST:
            if inside and bound is None:
                self._add(name, path, type(value), unread=True)
            return
        if inside:
            self._met[id(function)] = own
            self._elsewhere(name, path, value, own)
        for key, element in inside:
            self.place(f"{own}.{key}", f"{own}.{key}", element, depth + 1)

    def _elsewhere(self, name, path, value, own):
        """A function's values are told under its own name."""
        if path != own:
            self._add(name, path, type(value), same=own)


def _inside_function(function):
    """(name, value) of what a function keeps."""
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
    return inside + sorted(item for item in vars(function).items() if not item[0].startswith("__"))


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
    base = _thread._local if _is(value, _thread._local) else object  # of this thread
    try:
        found = dict(base.__getattribute__(value, "__dict__"))
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


def _text(value):
    """A JSON scalar for a value that has one that tells all; else None."""
    if type(value) in PLAIN:
        return _plain(value)
    if _is(value, TEXTS):
        return _short(str(value))
    if type(value) is re.Pattern:
        return _short(repr((value.pattern, value.flags)))
    if type(value) is memoryview:
        return _view_text(value)
    if type(value) is itertools.count and all(type(part) in PLAIN for part in gc.get_referents(value)):
        return _short(repr(value))
    return None


def _view_text(value):
    try:
        return _short(value.tobytes().hex())
    except ValueError:
        return None  # it was released


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
        return "(" + ", ".join(_key_text(part) for part in tuple.__iter__(key)) + ")"
    return f"<{_type_name(type(key))}>"


def _is_text_key(key):
    """Whether the text for the key tells all of it."""
    if type(key) is tuple:
        return all(_is_text_key(part) for part in key)
    return type(key) in PLAIN or _is(key, TEXTS) or _is(key, (type, enum.Enum, types.FunctionType, types.ModuleType))
