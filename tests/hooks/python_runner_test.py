#!/usr/bin/env python3
"""The Python runner of vmm/guest: loads programs, runs hooks and events, reads state by name."""
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from runner_harness import ROOT, Agent  # noqa: E402

SDK = ROOT / "hooks-sdk" / "python" / "src"
FAKES = ROOT / "hooks-sdk" / "conformance" / "fakes" / "python"
DEMO = ROOT / "test-fixtures" / "demo" / "python"
RUNNER = ROOT / "vmm" / "guest" / "runners" / "python" / "runner.py"

PROGRAM = '''
import collections, enum, random, threading, uuid, datetime
import state                      # the program's own, not the runner's
import snapcheck_hooks

VERSION, RATIO, NOTHING, KEY = 3, 0.5, None, b"\\x01\\xff"
BIG, LONG = 1 << 70, "x" * 5000
STARTED = datetime.datetime(2026, 1, 2, 3, 4, 5)
NUMBERS = random.Random(7)
SYSTEM = random.SystemRandom()
LOCK = threading.Lock()
ITEMS = collections.deque([1, "two"])
TABLE = {"b": [1, 2], "a": uuid.UUID(int=5)}
NAMES = {"x", "y"}
log = []

class Color(enum.Enum):
    RED = 1

class Pool:
    size = 4
    def __init__(self):
        self._random = random.Random(7)
        self.me = self
    def __getattribute__(self, name):
        raise RuntimeError("the runner must not run this")
    def __repr__(self):
        raise RuntimeError("nor this")

class Slotted:
    __slots__ = ("id", "unset")
    def __init__(self):
        self.id = "abc"

POOL, SLOTTED = Pool(), Slotted()

def make_counter():
    count = 41
    def counter(step=1):
        nonlocal count
        count += step
        return count
    return counter

counter = make_counter()

@snapcheck_hooks.before_checkpoint
def close():
    log.append("close")

@snapcheck_hooks.after_restore
def reopen():
    log.append("reopen")

def handler(event, context):
    if event == "raise":
        raise KeyError("missing")
    if event == "exit":
        raise SystemExit(3)
    if event == "object":
        return LOCK.__class__
    print("handling", event)
    return {"event": event, "log": log, "request": context.aws_request_id, "left": context.get_remaining_time_in_millis() > 0}

def only_event(event):
    return event

async def asynchronous(event, context):
    return "awaited"
'''

CORNERS = '''
import collections, contextvars, enum, functools, hashlib, itertools, queue, random as generators, re, threading, types, weakref
from random import random

class Shard(enum.Enum):
    OWN = "enum"

class Level(enum.IntEnum):
    HIGH = 3

class Key:
    pass

class Draw:
    def __init__(self):
        self.seed = "bound"
    def draw(self):
        return self.seed

VAR = contextvars.ContextVar("VAR", default="default")
VAR.set("set")
LOCAL = threading.local()
LOCAL.key = "local"
PROXY = types.MappingProxyType({"x": "proxy"})
COUNT = itertools.count(77)
PART = functools.partial(str.upper, "part")
VIEW = memoryview(b"\\x00\\xff")
DRAW = Draw().draw

def attributed():
    return attributed.x

attributed.x = "attribute"

STREAM = iter(["a"])
CYCLE = itertools.cycle(["a"])
LRU = functools.lru_cache(None)(lambda: 1)
PAIR = ("eu", iter([1]))
GENERATOR = (x for x in "ab")
REFERENCE = weakref.ref(Key)
KEYED = {Key(): 1}
SET = {Key()}
DIGEST = hashlib.sha256(b"a")
DEEP = {"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}

def keyed(key):
    def inner():
        return key
    return inner

HANDLERS = {"a": keyed("captured")}

PLAIN, TABLE, OBJECT = "a", {"a": [1, {2}], (1, "b"): None}, Draw()
LOCK, EVENT, PATTERN, SYSTEM = threading.Lock(), threading.Event(), re.compile("a+"), generators.SystemRandom()
NUMBERS = generators.Random(5)
NAMED = collections.namedtuple("N", "x")("a")
ERROR, OPTIONAL, SPACE = ValueError("a"), None, types.SimpleNamespace(a=1)
QUEUE = queue.Queue()

def handler(event, context):
    return VAR.get()
'''


class Runner(unittest.TestCase):
    def start(self, target, *folders, path=(), **options):
        command = [sys.executable, RUNNER]
        environment = {"PYTHONPATH": os.pathsep.join(map(str, [SDK, *path]))}
        agent = Agent(command, environment, **options)
        self.agents.append(agent)
        self.assertEqual((agent.hello["runner"], agent.hello["protocol"]), ("python", 1))
        if target:
            answer = agent.ask("init", id=1, target=target, path=[str(folder) for folder in folders])
            self.assertTrue(answer["ok"], answer)
            self.assertEqual(answer["id"], 1)
        return agent

    def setUp(self):
        self.agents = []
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(lambda: [agent.end() for agent in self.agents if agent.process.returncode is None])
        self.folder = pathlib.Path(folder.name)
        (self.folder / "program.py").write_text(PROGRAM)
        (self.folder / "state.py").write_text("OWN = True\n")

    def test_events(self):
        agent = self.start("program.handler", self.folder)
        answer = agent.ask("invoke", event=[1, None], context={"request_id": "r-1"})
        self.assertEqual(answer["result"], {"event": [1, None], "log": [], "request": "r-1", "left": True})
        self.assertGreater(answer["seconds"], 0)
        error = agent.ask("invoke", event="raise")
        self.assertEqual((error["ok"], error["error"]["type"], error["error"]["message"]), (False, "KeyError", "'missing'"))
        self.assertIn('raise KeyError("missing")', error["error"]["trace"])
        self.assertEqual(agent.ask("invoke", event="exit")["error"]["type"], "SystemExit")
        self.assertIn("lock", agent.ask("invoke", event="object")["text"])
        self.assertTrue(agent.ask("exit")["ok"])
        self.assertEqual(agent.process.wait(30), 0)
        self.assertIn("handling [1, None]", agent.end())

    def test_handlers(self):
        self.assertEqual(self.start("program.only_event", self.folder).ask("invoke", event=5)["result"], 5)
        self.assertEqual(self.start("program.asynchronous", self.folder).ask("invoke")["result"], "awaited")

    def test_a_wsgi_application(self):
        (self.folder / "web.py").write_text(
            "import json\n"
            "class Application:\n"
            "    def __call__(self, environ, start_response):\n"
            "        start_response('201 Created', [('Set-Cookie', 'a=1'), ('Set-Cookie', 'b=2'), ('X-Id', '7')])\n"
            "        names = ('REQUEST_METHOD', 'PATH_INFO', 'QUERY_STRING', 'HTTP_X_KEY', 'CONTENT_TYPE')\n"
            "        told = {name: environ.get(name) for name in names}\n"
            "        told['body'] = environ['wsgi.input'].read(int(environ['CONTENT_LENGTH'])).decode()\n"
            "        yield json.dumps(told).encode()\n"
            "    def __init__(self): self.key = 'k'\n"
            "application = Application()\n"
            "def plain(environ, start_response):\n"
            "    start_response('200 OK', [])\n"
            "    return [b'no ', b'json']\n")
        event = {"path": "/orders", "query": "a=1", "headers": {"X-Key": "k"}, "body": {"pen": 2}}
        result = self.start("web.application", self.folder).ask("invoke", event=event)["result"]
        self.assertEqual((result["status"], result["headers"]), (201, {"set-cookie": ["a=1", "b=2"], "x-id": "7"}))
        self.assertEqual(result["body"], {
            "REQUEST_METHOD": "POST", "PATH_INFO": "/orders", "QUERY_STRING": "a=1", "HTTP_X_KEY": "k",
            "CONTENT_TYPE": "application/json", "body": '{"pen": 2}'})
        agent = self.start("web.Application()", self.folder)
        self.assertEqual(agent.ask("invoke")["result"]["status"], 201)
        self.assertEqual(agent.state()["web.Application().key"]["value"], "k")
        result = self.start("web.plain", self.folder).ask("invoke")["result"]
        self.assertEqual((result["status"], result["body"]), (200, "no json"))

    def test_an_asgi_application(self):
        (self.folder / "fast.py").write_text(
            "import asyncio, json\n"
            "async def application(scope, receive, send):\n"
            "    if scope['type'] == 'lifespan':\n"
            "        assert (await receive())['type'] == 'lifespan.startup'\n"
            "        scope['state']['loop'] = id(asyncio.get_running_loop())\n"
            "        scope['state']['key'] = 'k'\n"
            "        await send({'type': 'lifespan.startup.complete'})\n"
            "        await receive()\n"
            "        raise SystemExit('the lifespan ended')\n"
            "    body = (await receive())['body'].decode()\n"
            "    told = {name: scope[name] for name in ('method', 'path')}\n"
            "    told.update(body=body, key=scope['state']['key'], query=scope['query_string'].decode(),\n"
            "                same_loop=scope['state']['loop'] == id(asyncio.get_running_loop()),\n"
            "                header=dict(scope['headers'])[b'x-key'].decode())\n"
            "    await send({'type': 'http.response.start', 'status': 201, 'headers': [(b'Set-Cookie', b'a=1'), (b'Set-Cookie', b'b=2')]})\n"
            "    await send({'type': 'http.response.body', 'body': json.dumps(told).encode()[:9], 'more_body': True})\n"
            "    await send({'type': 'http.response.body', 'body': json.dumps(told).encode()[9:]})\n"
            "    assert (await receive())['type'] == 'http.disconnect'\n"
            "class WithoutLifespan:\n"
            "    async def __call__(self, scope, receive, send):\n"
            "        assert scope['type'] == 'http'\n"
            "        if scope['path'] == '/silent': return\n"
            "        await send({'type': 'http.response.start', 'status': 200})\n"
            "        await send({'type': 'http.response.body', 'body': b'no json'})\n"
            "def plain(scope, receive, send):\n"
            "    return {'http': http}[scope['type']](scope, receive, send)\n"
            "loop = asyncio.get_event_loop_policy().get_event_loop()\n"
            "orders = asyncio.Queue()\n"
            "async def http(scope, receive, send):\n"
            "    if scope['path'] == '/wait':\n"
            "        asyncio.get_running_loop().create_task(orders.get())\n"
            "        asyncio.get_running_loop().call_later(3600, print)\n"
            "        await asyncio.sleep(0)\n"
            "    path = await loop.run_in_executor(None, lambda: scope['path'])\n"
            "    await send({'type': 'http.response.start', 'status': 200})\n"
            "    await send({'type': 'http.response.body', 'body': path.encode()})\n"
            "async def failing(scope, receive, send):\n"
            "    await send({'type': 'lifespan.startup.failed', 'message': 'no database'})\n")
        agent = self.start("fast.application", self.folder)
        self.assertEqual(agent.state()["fast.application lifespan['key']"]["value"], "k")
        self.assertTrue(agent.ask("snapshot")["ok"])
        event = {"path": "/orders", "query": "a=1", "headers": {"X-Key": "k"}, "body": {"pen": 2}}
        for _ in range(2):
            result = agent.ask("invoke", event=event)["result"]
            self.assertEqual((result["status"], result["headers"]), (201, {"set-cookie": ["a=1", "b=2"]}))
            self.assertEqual(result["body"], {"method": "POST", "path": "/orders", "query": "a=1", "header": "k", "key": "k",
                                              "same_loop": True, "body": '{"pen": 2}'})
        agent = self.start("fast.WithoutLifespan()", self.folder)
        result = agent.ask("invoke")["result"]
        self.assertEqual((result["status"], result["body"]), (200, "no json"))
        silent = agent.ask("invoke", event={"path": "/silent"})
        self.assertEqual((silent["ok"], silent["error"]["message"]), (False, "the application ended without a response"))
        agent = self.start("fast.plain", self.folder)  # and its loop is the one that the import got
        self.assertEqual(agent.ask("invoke", event={"path": "/caf%C3%A9"})["result"]["body"], "/café")
        self.assertTrue(agent.ask("invoke", event={"path": "/wait"})["ok"])
        self.assertEqual([path for path in agent.state() if "._loop." in path or path.startswith("fast.loop.")], [])
        agent = self.start(None)
        answer = agent.ask("init", target="fast.failing", path=[str(self.folder)])
        self.assertEqual((answer["ok"], answer["error"]["message"]), (False, "the lifespan failed: no database"))

    def test_snapshots(self):
        agent = self.start("program.handler", self.folder)
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["clone"], answer["restored"], answer["generation"]), (True, 1, True, 1))
        self.assertEqual([hook["name"] for hook in answer["before"]["hooks"]], ["program.close"])
        self.assertEqual([hook["name"] for hook in answer["after"]["hooks"]], ["program.reopen"])
        answer = agent.ask("snapshot", hooks=False)
        self.assertEqual((answer["ok"], answer["generation"], agent.snapshots), (True, 1, 2))
        self.assertEqual(agent.ask("invoke")["result"]["log"], ["close", "reopen"])

    def test_failed_hooks(self):
        (self.folder / "failing.py").write_text(
            "import snapcheck_hooks as h\n"
            "fail = {'before': True, 'after': True}\n"
            "def hook(kind):\n"
            "    if fail[kind]: raise OSError('no route')\n"
            "h.before_checkpoint(hook, 'before')\n"
            "h.after_restore(hook, 'after')\n"
            "def handler(event):\n"
            "    fail['before'] = False\n")
        agent = self.start("failing.handler", self.folder)
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["image"], agent.snapshots), (False, False, 0))
        self.assertEqual(answer["error"]["type"], "CheckpointError")
        self.assertEqual(answer["before"]["hooks"][0]["error"], "OSError: no route")
        agent.ask("invoke")
        answer = agent.ask("snapshot")
        self.assertEqual((answer["ok"], answer["image"], agent.snapshots, answer["error"]["type"]), (False, True, 1, "RestoreError"))

    def test_a_hook_that_hangs(self):
        (self.folder / "hanging.py").write_text(
            "import threading\n"
            "import snapcheck_hooks as h\n"
            "@h.after_restore\n"
            "def quick(): pass\n"
            "@h.after_restore\n"
            "def stuck(): threading.Event().wait()\n"
            "def handler(event): pass\n")
        agent = self.start("hanging.handler", self.folder)
        answer = agent.ask("snapshot", limit=0.5)
        self.assertEqual((answer["ok"], answer["hung"], answer["image"], agent.snapshots), (False, True, True, 1))
        self.assertEqual(answer["error"]["message"], "hanging.stuck did not return within 0.5 s")
        self.assertIn("in stuck", answer["error"]["trace"])
        self.assertEqual([(hook["name"], hook.get("error")) for hook in answer["after"]["hooks"]],
                         [("hanging.quick", None), ("hanging.stuck", "did not return within 0.5 s")])

    def test_an_init_that_hangs(self):
        (self.folder / "endless.py").write_text("import threading\ndef wait():\n    threading.Event().wait()\nwait()\n")
        answer = self.start(None).ask("init", target="endless.handler", path=[str(self.folder)], limit=0.5)
        self.assertEqual((answer["ok"], answer["hung"], answer["error"]["type"]), (False, True, "InitTimeout"))
        self.assertIn("in wait", answer["error"]["trace"])

    def test_the_watch_ends_with_the_phase(self):
        (self.folder / "threads.py").write_text(
            "import threading\n"
            "import snapcheck_hooks as h\n"
            "h.before_checkpoint(lambda: None)\n"
            "def handler(event): return [thread.name for thread in threading.enumerate()]\n")
        agent = self.start("threads.handler", self.folder)
        self.assertTrue(agent.ask("snapshot", limit=30)["ok"])
        self.assertEqual(agent.ask("invoke", limit=30)["result"], ["MainThread"])

    def test_a_handler_that_hangs(self):
        (self.folder / "waiting.py").write_text(
            "import threading\n"
            "def wait(): threading.Event().wait()\n"
            "def handler(event): return wait() if event else 1\n")
        agent = self.start("waiting.handler", self.folder)
        self.assertEqual(agent.ask("invoke", limit=0.5, event=False)["result"], 1)
        answer = agent.ask("invoke", limit=0.5, event=True)
        self.assertEqual((answer["ok"], answer["hung"], answer["error"]["type"]), (False, True, "HandlerTimeout"))
        self.assertEqual(answer["error"]["message"], "the handler did not return within 0.5 s")
        self.assertIn("in wait", answer["error"]["trace"])

    def test_hooks_that_are_registered(self):
        (self.folder / "late.py").write_text(
            "import snapcheck_hooks as h\n"
            "def renew(): pass\n"
            "h.after_restore(renew)\n"
            "def handler(event): h.before_checkpoint(renew)\n")
        agent = self.start("late.handler", self.folder)
        self.assertEqual(agent.ask("hooks")["hooks"], [{"phase": "after", "name": "late.renew"}])
        agent.ask("invoke")
        self.assertEqual([hook["phase"] for hook in agent.ask("hooks")["hooks"]], ["before", "after"])

    def test_hooks_of_snapshot_restore_py(self):
        (self.folder / "other.py").write_text(
            "from snapshot_restore_py import register_after_restore\n"
            "restored = []\n"
            "register_after_restore(restored.append, 1)\n"
            "def handler(event): return restored\n")
        agent = self.start("other.handler", self.folder, path=[FAKES])
        agent.ask("snapshot")
        self.assertEqual(agent.ask("invoke")["result"], [1])
        self.assertEqual([hook["phase"] for hook in agent.ask("hooks")["hooks"]], ["after"])

    def test_bad_requests(self):
        agent = self.start(None)
        self.assertIn("unknown op 'dance'; known are init, snapshot, invoke, state, hooks, exit", agent.ask("dance")["error"]["message"])
        self.assertIn("the first request is init", agent.ask("invoke")["error"]["message"])
        self.assertIn("must be module.function, got 'program'", agent.ask("init", target="program")["error"]["message"])
        self.assertEqual(agent.ask("init", target="nowhere.f")["error"]["type"], "ModuleNotFoundError")
        answer = agent.ask("init", target="program.nothing", path=[str(self.folder)])
        self.assertEqual(answer["error"]["message"], "program has no function nothing")
        answer = agent.ask("init", target="program.handle", path=[str(self.folder)])
        self.assertEqual(answer["error"]["message"], "program has no function handle; did you mean handler?")

    def test_a_trace_begins_with_the_program(self):
        agent = self.start("program.handler", self.folder)
        error = agent.ask("invoke", event="raise")["error"]
        self.assertIn("program.py", error["trace"])
        self.assertNotIn("runner.py", error["trace"])
        (self.folder / "unfit.py").write_text("import missing_altogether\n")
        error = self.start(None).ask("init", target="unfit.handler", path=[str(self.folder)])["error"]
        self.assertIn("unfit.py", error["trace"].splitlines()[1])

    def test_state(self):
        seen = self.start("program.handler", self.folder).state()
        values = {path: entry.get("value") for path, entry in seen.items()}
        for path, value in {
            "program.VERSION": 3, "program.RATIO": 0.5, "program.NOTHING": None, "program.KEY": "01ff", "program.BIG": str(1 << 70),
            "program.STARTED": "2026-01-02 03:04:05", "program.ITEMS[1]": "two", "program.TABLE['b'][0]": 1,
            "program.TABLE['a']": "00000000-0000-0000-0000-000000000005", "program.NAMES{'x'}": "x", "program.Pool.size": 4,
            "program.SLOTTED.id": "abc", "program.make_counter.<locals>.counter.count": 41,
            "program.make_counter.<locals>.counter.step": 1, "state.OWN": True,
        }.items():
            self.assertIn(path, values)
            self.assertEqual(values[path], value, path)
        self.assertTrue(values["program.LONG"].startswith("sha256:"))
        self.assertEqual(values["program.NUMBERS"], values["program.POOL._random"])
        self.assertEqual(seen["program.POOL._random"]["name"], "program.Pool._random")
        self.assertEqual(seen["program.POOL.me"]["same"], "program.POOL")
        self.assertNotIn("value", seen["program.LOCK"])
        self.assertNotIn("value", seen["program.SYSTEM"])
        self.assertNotIn("program.SLOTTED.unset", seen)
        self.assertFalse([path for path in seen if path.startswith(("snapcheck_hooks", "random", "os"))])
        self.assertNotIn("0x", str(seen))

    def test_state_in_corners(self):
        (self.folder / "corners.py").write_text(CORNERS)
        agent = self.start("corners.handler", self.folder)
        self.assertTrue(agent.ask("invoke", event={}, limit=60)["ok"])
        seen = agent.state()
        for path, name, value in (
            ("corners.Shard.OWN.value", "corners.Shard.OWN", "enum"), ("corners.Level.HIGH.value", "corners.Level.HIGH", 3),
            ("corners.VAR.get()", "corners.VAR", "set"), ("corners.VAR.default", "corners.VAR", "default"),
            ("corners.LOCAL.key", "corners.LOCAL", "local"), ("corners.PROXY['x']", "corners.PROXY", "proxy"),
            ("corners.COUNT", "corners.COUNT", "count(77)"), ("corners.attributed.x", "corners.attributed.x", "attribute"),
            ("corners.PART.args[0]", "corners.PART", "part"), ("corners.VIEW", "corners.VIEW", "00ff"),
            ("corners.DRAW.__self__.seed", "corners.Draw.seed", "bound"),
        ):
            self.assertIn(path, seen)
            self.assertEqual((seen[path]["name"], seen[path].get("value")), (name, value))
        self.assertEqual(seen["corners.random.__self__"]["type"], "random.Random (hidden)")
        self.assertNotIn("0x", str(seen))

    def test_what_was_not_read_of_the_state_is_told(self):
        """A finding is refuted only where everything was read: so each place that was not must say so."""
        (self.folder / "corners.py").write_text(CORNERS)
        seen = self.start("corners.handler", self.folder).state()
        unread = {path for path, entry in seen.items() if entry.get("unread")}
        for path in ("STREAM", "CYCLE", "LRU", "PAIR[1]", "GENERATOR", "REFERENCE", "VAR", "LOCAL", "KEYED", "SET", "DIGEST",
                     "DEEP['a']['b']['c']['d']['e']['f']"):
            self.assertIn("corners." + path, unread)
        for path in ("PLAIN", "TABLE", "OBJECT", "LOCK", "EVENT", "PATTERN", "SYSTEM", "COUNT", "NUMBERS", "PROXY", "PART", "NAMED",
                     "ERROR", "OPTIONAL", "SPACE", "QUEUE", "Level.HIGH"):
            below = [other for other in unread if other == "corners." + path or other.startswith(f"corners.{path}.")]
            self.assertEqual(below, [], "everything of it was read")
        self.assertEqual(seen["corners.HANDLERS['a']"]["same"], "corners.keyed.<locals>.inner", "its value has a name of its own")

    def test_attributes_that_an_object_keeps_in_a_dict(self):
        """Starlette's State, of which applications have one: cut down to what keeps its attributes."""
        (self.folder / "libraries" / "starlette").mkdir(parents=True)
        (self.folder / "libraries" / "starlette" / "datastructures.py").write_text(
            "class State:\n"
            "    def __init__(self):\n"
            "        super().__setattr__('_state', {})\n"
            "    def __setattr__(self, key, value):\n"
            "        self._state[key] = value\n"
            "    def __getattr__(self, key):\n"
            "        raise SystemExit('the runner must not run this')\n"
        )
        (self.folder / "src").mkdir()
        (self.folder / "src" / "shop.py").write_text(
            "from starlette.datastructures import State\n"
            "class Orders(State):\n"
            "    pass\n"
            "STATE, OTHER = State(), Orders()\n"
            "STATE.instance = 'i-1'\n"
            "OTHER.table = {'a': 1}\n"
            "def handler(event, context):\n"
            "    return None\n"
        )
        agent = self.start("shop.handler", self.folder / "src", path=(self.folder / "libraries",))
        values = {path: entry.get("value") for path, entry in agent.state().items()}
        self.assertEqual(values.get("shop.STATE.instance"), "i-1", values)
        self.assertEqual(values.get("shop.OTHER.table['a']"), 1, values)
        self.assertFalse([path for path in values if "_state" in path])

    def test_state_says_nothing_of_where_threads_are(self):
        (self.folder / "threads.py").write_text(
            "import threading\n"
            "OWNER = threading.get_ident()\n"
            "COUNT = 7\n"
            "TIMER = threading.Timer(3600, print)\n"
            "TIMER.daemon = True\n"
            "TIMER.start()\n"
            "DONE = threading.Thread(target=print)\n"
            "DONE.start()\n"
            "DONE.join()\n"
            "def handler(event): pass\n")
        seen = self.start("threads.handler", self.folder).state()
        self.assertNotIn("value", seen["threads.OWNER"])
        self.assertEqual(seen["threads.COUNT"]["value"], 7)
        self.assertEqual(seen["threads.TIMER.interval"]["value"], 3600)
        for path in ("TIMER._ident", "TIMER._native_id", "DONE._ident", "DONE._native_id"):
            self.assertNotIn(f"threads.{path}", seen)

    def test_state_by_name_and_limit(self):
        agent = self.start("program.handler", self.folder)
        self.assertEqual(list(agent.state(names=["program.Pool._random", "program.VERSION"])), [
            "program.POOL._random", "program.POOL._random.gauss_next", "program.VERSION"])
        answer = agent.ask("state", limit=5)
        self.assertEqual((len(answer["state"]), answer["truncated"]), (5, True))

    def test_state_of_equal_programs_is_equal(self):
        one, two = (self.start("program.handler", self.folder).state() for _ in range(2))
        self.assertEqual(one, two)

    def test_the_demo(self):
        """Names whose values a restore changes: none of the broken service, those of the planted defects of the repaired one."""
        event = {"items": {"book": 2, "pen": 1}, "currency": "EUR"}
        changed = {}
        for service in ("broken", "repaired"):
            agent = self.start("orders.handler.handle", DEMO / service)
            self.assertEqual(agent.ask("invoke", event=event)["result"]["amount"], 2680)
            before = agent.state()
            self.assertTrue(agent.ask("snapshot")["ok"])
            again = agent.ask("invoke", event=event)
            self.assertTrue(again["ok"], again)
            after = agent.state()
            changed[service] = {entry["name"] for path, entry in after.items()
                                if path in before and entry.get("value") != before[path].get("value")}
        generator = {"orders.ids.OrderNumbers._random"}  # drawn from, in both
        self.assertEqual(changed["broken"], generator)
        self.assertEqual(changed["repaired"] - generator, {"orders.handler.INSTANCE", "orders.pricing.Rates._loaded_at", "orders.receipts.KEY"})


if __name__ == "__main__":
    unittest.main()
