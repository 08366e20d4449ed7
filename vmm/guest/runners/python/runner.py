#!/usr/bin/env python3
"""Runs a Python program in the guest: ../README.md has the messages. Reading its state is in state.py.

The hooks SDK is that of the program if it has one, else one on the interpreter's path, else that in site-packages beside this
file. The program sees neither this folder nor the modules in it.
"""
import _thread
import importlib
import importlib.util
import inspect
import json
import os
import pathlib
import sys
import time
import traceback
import types

HERE = pathlib.Path(__file__).resolve().parent
PROTOCOL = 1


def load_beside(name):
    """A module of this folder under a name that no program has."""
    spec = importlib.util.spec_from_file_location(f"_snapcheck_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if sys.path and sys.path[0] == str(HERE):
    del sys.path[0]
sys.path.append(str(HERE / "site-packages"))
state = load_beside("state")
web = load_beside("web")


class Agent:
    """The two pipes of ../PROTOCOL.md."""

    def __init__(self):
        os.set_inheritable(3, False)
        os.set_inheritable(4, False)
        self._in = os.fdopen(3, "rb", buffering=0)
        self._out = os.fdopen(4, "wb", buffering=0)
        self._pending = b""

    def _line(self):
        while b"\n" not in self._pending:
            piece = self._in.read(65536)
            if not piece:
                raise EOFError
            self._pending += piece
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode("utf-8")

    def _write(self, line):
        data = line.encode("utf-8", "surrogatepass") + b"\n"
        while data:
            data = data[self._out.write(data) :]

    def send(self, message):
        self._write("send " + json.dumps(message, allow_nan=False, default=str))

    def receive(self):
        self._write("receive")
        return self._answer("message")

    def snapshot(self):
        self._write("snapshot")
        return self._answer("restored")

    def _answer(self, verb):
        line = self._line()
        if not line.startswith(verb + " "):
            raise RuntimeError(f"the agent answered {line[:80]!r} where {verb} was expected")
        return json.loads(line[len(verb) + 1 :])


class Watch:
    """Calls `late` with the stack of this thread after `limit` seconds (0: never), unless end() was called. The thread that
    waits is none that `threading` knows: the program sees its own alone."""

    def __init__(self, limit, late):
        self._through, self._gone = _thread.allocate_lock(), _thread.allocate_lock()
        self._through.acquire()
        if limit > 0:
            self._gone.acquire()
            _thread.start_new_thread(self._wait, (limit, late, _thread.get_ident()))

    def _wait(self, limit, late, thread):
        try:
            if not self._through.acquire(timeout=limit):
                late("".join(traceback.format_stack(sys._current_frames()[thread])))
        finally:
            self._gone.release()

    def end(self):
        self._through.release()
        self._gone.acquire()  # no thread of the runner's is in the snapshot


class BadRequest(Exception):
    """A request that cannot be followed; nothing was done."""


class Runner:
    def __init__(self, agent):
        self.agent = agent
        self.handler = None
        self.server = None  # of web.py, if the handler is a web application
        self.folders = []
        self.made = {}  # what a factory made, which no module need have
        self.hooks = None  # snapcheck_hooks and its runtime, once the program's path is known
        self.runtime = None

    def init(self, request):
        if self.handler is not None:
            raise BadRequest("init was done before")
        target = request.get("target", "")
        module_name, _, function = target.rpartition(".")
        if not module_name or not function:
            raise BadRequest(f"the target must be module.function, got {target!r}")
        self.folders = [os.path.realpath(folder) for folder in request.get("path", [])]
        sys.path[0:0] = self.folders
        began = time.perf_counter()
        watch = Watch(request.get("limit", 0), self._init_hangs)
        try:
            module = importlib.import_module(module_name.replace("/", "."))
            name = function.removesuffix("()")
            handler = getattr(module, name, None)
            if not callable(handler):
                raise BadRequest(f"{module_name} has no function {name}{near(name, module)}")
            if name != function:  # a factory
                handler = handler()
                self.made[target] = handler
            self.server = web.server_of(handler)
            if self.server is not None:
                self.server.start()
                if self.server.state:
                    self.made[f"{target} lifespan"] = self.server.state
        finally:
            watch.end()
        seconds = time.perf_counter() - began
        self.hooks = importlib.import_module("snapcheck_hooks")
        self.runtime = importlib.import_module("snapcheck_hooks.runtime")
        self.handler = handler
        return {"seconds": seconds}

    def snapshot(self, request):
        if not request.get("hooks", True):  # also before init: several programs may start from one boot
            return {**self.agent.snapshot(), "generation": self.hooks.generation() if self.hooks else 0}
        self._needs_init()
        limit = request.get("limit", 0)
        before_error = self._phase(self.runtime.before_snapshot, limit, lambda: {"image": False, "before": self._described()})
        before = self._described()
        if before_error is not None:
            self._phase(lambda: self.runtime.after_restore(restored=False), limit, lambda: {"image": False, "before": before, "after": self._described()})
            return {"ok": False, "image": False, "error": before_error, "before": before, "after": self._described()}
        restored = self.agent.snapshot()
        # The original that goes on has the same memory as its clones, so its generation moves, too.
        after_error = self._phase(
            self.runtime.after_restore, limit, lambda: {**restored, "image": True, "before": before, "after": self._described()}
        )
        answer = {**restored, "before": before, "after": self._described(), "generation": self.hooks.generation()}
        return answer if after_error is None else {**answer, "ok": False, "image": True, "error": after_error}

    def _phase(self, run, limit, so_far):
        """The error of a phase, described, or None. After `limit` seconds (0: without end) the answer is given without it."""
        watch = Watch(limit, lambda trace: self._hook_hangs(trace, limit, so_far))
        try:
            run()
        except self.hooks.HookError as error:
            return describe(error)
        finally:
            watch.end()
        return None

    def _init_hangs(self, trace):
        text = "it does not come to its end"
        self._give_up({"ok": False, "hung": True, "error": {"type": "InitTimeout", "message": text, "trace": trace}})

    def _handler_hangs(self, trace, limit):
        text = f"the handler did not return within {limit:g} s"
        self._give_up({"ok": False, "hung": True, "error": {"type": "HandlerTimeout", "message": text, "trace": trace}})

    def _hook_hangs(self, trace, limit, so_far):
        name = getattr(self.runtime, "running_hook", lambda: None)() or "a hook"
        text = f"{name} did not return within {limit:g} s"
        answer = {"ok": False, "hung": True, "error": {"type": "HookTimeout", "message": text, "trace": trace}, **so_far()}
        phase = answer["after" if "after" in answer else "before"]
        phase["hooks"].append({"name": name, "seconds": limit, "error": f"did not return within {limit:g} s"})
        self._give_up(answer)

    def _give_up(self, answer):
        """In a thread beside code that does not end: says where it stands, and goes no further."""
        self.agent.send(answer)
        try:
            self.agent.receive()
        finally:
            os._exit(1)  # whatever was said: the program cannot go on

    def hooks_registered(self, request):
        self._needs_init()
        registered = getattr(self.runtime, "registered", list)  # an older SDK of the program's own does not say
        return {"hooks": [{"phase": phase, "name": name} for phase, name in registered()]}

    def _described(self):
        phase = self.runtime.last_phase()
        hooks = []
        for ran in phase.hooks:
            error = {"error": f"{type(ran.error).__name__}: {ran.error}"} if ran.error is not None else {}
            hooks.append({"name": ran.name, "seconds": ran.seconds, **error})
        return {"seconds": phase.seconds, "hooks": hooks, **({"budget": phase.over_budget} if phase.over_budget else {})}

    def invoke(self, request):
        self._needs_init()
        context = request.get("context") or {}
        remaining = context.get("remaining_ms", 3000)
        deadline = time.monotonic() + remaining / 1000
        passed = [
            request.get("event"),
            types.SimpleNamespace(
                aws_request_id=context.get("request_id", ""),
                function_name="snapcheck",
                get_remaining_time_in_millis=lambda: max(0, int((deadline - time.monotonic()) * 1000)),
            ),
        ]
        began = time.perf_counter()
        limit = request.get("limit", 0)
        watch = Watch(limit, lambda trace: self._handler_hangs(trace, limit))
        try:
            result = self._call(request.get("event"), passed)
        finally:
            watch.end()
        seconds = time.perf_counter() - began
        try:
            json.dumps(result, allow_nan=False)
        except (TypeError, ValueError):
            return {"text": str(result), "seconds": seconds}
        return {"result": result, "seconds": seconds}

    def _call(self, event, passed):
        if self.server is not None:
            return self.server.call(event)
        result = self.handler(*passed[: parameter_count(self.handler)])
        if inspect.isawaitable(result):
            import asyncio

            result = asyncio.run(awaited(result))
        return result

    def state(self, request):
        self._needs_init()
        entries, truncated = state.read(
            self.folders, int(request.get("limit", 20000)), request.get("hidden", False), self.made
        )
        names = request.get("names")
        if names is not None:
            entries = [entry for entry in entries if entry["name"] in names or entry["path"] in names]
        return {"state": entries, "truncated": truncated}

    def _needs_init(self):
        if self.handler is None:
            raise BadRequest("there is no program yet: the first request is init")

    OPS = {"init": init, "snapshot": snapshot, "invoke": invoke, "state": state, "hooks": hooks_registered}

    def answer(self, request):
        op = self.OPS.get(request.get("op"))
        try:
            if op is None:
                raise BadRequest(f"unknown op {request.get('op')!r}; known are {', '.join(self.OPS)}, exit")
            return {"ok": True, **op(self, request)}
        except (EOFError, KeyboardInterrupt):
            raise
        except BadRequest as error:  # of this file, whose stack says nothing to whoever asked
            return {"ok": False, "error": {"type": type(error).__name__, "message": str(error)}}
        except BaseException as error:  # the program's, also SystemExit: told, not followed
            return {"ok": False, "error": describe(error)}


async def awaited(result):
    return await result


def near(name, module):
    """What could be meant, for the end of a message."""
    import difflib

    functions = [key for key, value in sorted(vars(module).items()) if callable(value) and not key.startswith("_")]
    meant = difflib.get_close_matches(name, functions, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(meant)}?" if meant else ""


def parameter_count(function):
    """How many of (event, context) the handler takes by position."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return 2
    if any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters):
        return 2
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return min(2, sum(parameter.kind in kinds for parameter in parameters))


def describe(error):
    """The trace begins with the program's own code."""
    frames = error.__traceback__
    while frames is not None and _is_above_program(frames.tb_frame.f_code.co_filename):
        frames = frames.tb_next
    trace = "".join(traceback.format_exception(type(error), error, frames or error.__traceback__))
    return {"type": type(error).__name__, "message": str(error), "trace": trace}


def _is_above_program(path):
    return path.startswith(("<frozen importlib", f"{HERE}{os.sep}")) or path == importlib.__file__


def warm_up():
    """What every program needs is done once for all that start from one boot: the SDK compiled, its imports loaded."""
    sdk = HERE / "site-packages"
    if sdk.is_dir():
        import asyncio  # noqa: F401  by far the largest of the SDK's imports
        import compileall

        compileall.compile_dir(sdk, quiet=2)


def main():
    agent = Agent()
    runner = Runner(agent)
    warm_up()
    agent.send({"runner": "python", "protocol": PROTOCOL, "version": sys.version.split()[0], "pid": os.getpid()})
    while True:
        try:
            request = agent.receive()
        except EOFError:
            return 0
        if not isinstance(request, dict):
            request = {"op": request}
        repeated = {"id": request["id"]} if "id" in request else {}
        if request.get("op") == "exit":
            agent.send({**repeated, "ok": True})
            return 0
        answer = runner.answer(request)
        sys.stdout.flush()
        sys.stderr.flush()
        agent.send({**repeated, **answer})


if __name__ == "__main__":
    try:
        status = main()
    except OSError as error:
        print(f"runner: the agent is gone: {error}", file=sys.stderr)
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # whatever threads the program has
