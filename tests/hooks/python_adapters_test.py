#!/usr/bin/env python3
"""What drives the hooks of the Python SDK: snapshot_restore_py, the local channel, HTTP of microVMs and Lambda."""
import json
import os
import socket
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from python_sdk_harness import FAKES, Isolated, python  # first: it says where the SDK is

import snapcheck_hooks as hooks
from snapcheck_hooks import runtime
from snapcheck_hooks.http import MicrovmHooks, lambda_restore


class Bridge(unittest.TestCase):
    """Our place in their lists decides the order; a phase runs every hook once, whoever drives it."""

    CODE = (
        "import snapshot_restore_py as theirs\n"
        "log = []\n"
        "theirs.register_after_restore(log.append, 'first')\n"
        "theirs.register_before_snapshot(log.append, 'outer')\n"
        "import snapcheck_hooks as ours\n"
        "from snapcheck_hooks import runtime\n"
        "ours.after_restore(log.append, 'ours')\n"
        "ours.before_checkpoint(log.append, 'ours')\n"
        "theirs.register_after_restore(log.append, 'last')\n"
        "theirs.register_before_snapshot(log.append, 'inner')\n"
    )
    EXPECTED = "['inner', 'ours', 'outer', 'first', 'ours', 'last']"

    def test_ours_drives(self):
        code, output = python(self.CODE + "runtime.before_snapshot(); runtime.after_restore(); print(log)", [FAKES])
        self.assertEqual((code, output.strip()), (0, self.EXPECTED))

    def test_a_stand_in_without_a_spec_is_joined(self):
        code = (
            "import sys, types; module = sys.modules['snapshot_restore_py'] = types.ModuleType('snapshot_restore_py')\n"
            "module.register_before_snapshot = module.register_after_restore = print\n"
            "import snapcheck_hooks\n"
        )
        status, output = python(code)
        self.assertEqual((status, output.count("_Outside.run_")), (0, 2), output)

    def test_theirs_drives(self):
        code, output = python(
            self.CODE
            + "while theirs.get_before_snapshot():\n"  # as Lambda's runtime does
            + "    f, a, k = theirs.get_before_snapshot().pop(); f(*a, **k)\n"
            + "for f, a, k in theirs.get_after_restore(): f(*a, **k)\n"
            + "print(log, ours.generation())",
            [FAKES],
        )
        self.assertEqual((code, output.strip()), (0, self.EXPECTED + " 1"))


def serve_once(path, talk):
    """A runtime's side of the channel, in a thread: accepts one connection and runs talk(reader, writer)."""
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(path)
    server.listen(1)

    def body():
        connection, _ = server.accept()
        with connection, connection.makefile("rwb") as stream:

            def send(**message):
                stream.write(json.dumps(message).encode() + b"\n")
                stream.flush()

            talk(lambda: json.loads(stream.readline()), send)
        server.close()

    thread = threading.Thread(target=body)
    thread.start()
    return thread


class LocalChannel(unittest.TestCase):
    PROGRAM = (
        "import snapcheck_hooks as h\n"
        "h.before_checkpoint(print, 'before')\n"
        "h.after_restore(print, 'after')\n"
        "{extra}\n"
        "try:\n"
        "    print('checkpoint', h.checkpoint(), h.generation())\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
    )

    def run_program(self, talk, extra=""):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "channel")
            thread = serve_once(path, talk)
            _, output = python(self.PROGRAM.format(extra=extra), SNAPCHECK_CHANNEL=path)
            thread.join(10)
            return output.split("\n")[:-1]

    def test_a_snapshot(self):
        heard = []

        def talk(hear, send):
            heard.extend([hear(), hear()])
            send(op="before")
            heard.append(hear())
            send(op="after", restored=True)
            heard.append(hear())

        self.assertEqual(self.run_program(talk), ["before", "after", "checkpoint True 1"])
        self.assertEqual(heard[0]["event"], "hello")
        self.assertEqual((heard[0]["protocol"], heard[0]["sdk"]), (1, "python"))
        self.assertEqual(heard[1], {"event": "ready"})
        self.assertEqual((heard[2]["event"], heard[2]["ok"], heard[2]["hooks"][0]["name"]), ("before", True, "builtins.print"))
        self.assertEqual((heard[3]["event"], heard[3]["ok"], heard[3]["generation"]), ("after", True, 1))

    def test_no_snapshot(self):
        def talk(hear, send):
            hear(), hear()
            send(op="continue")

        self.assertEqual(self.run_program(talk), ["checkpoint False 0"])

    def test_a_failed_before_phase(self):
        heard = []

        def talk(hear, send):
            hear(), hear()
            send(op="before")
            heard.append(hear())
            send(op="after", restored=False)
            heard.append(hear())

        output = self.run_program(talk, "h.before_checkpoint(lambda: 1 / 0)")
        self.assertEqual(output[:2], ["before", "after"])
        self.assertTrue(output[2].startswith("CheckpointError 1 before-checkpoint hook failed; "), output)
        self.assertIn("ZeroDivisionError", heard[0]["hooks"][0]["error"])
        self.assertEqual((heard[0]["ok"], heard[1]["ok"], heard[1]["generation"]), (False, True, 0))

    def test_bad_lines_are_answered(self):
        heard = []

        def talk(hear, send):
            hear(), hear()
            for bad in ({"op": "explode"}, {"op": "before"}, {"op": "before"}):
                send(**bad)
                heard.append(hear())
            send(op="after")
            hear()

        self.run_program(talk)
        self.assertEqual(heard[0]["message"], "unknown op: 'explode'; known are before, after, continue")
        self.assertIn("a snapshot is already under way", heard[2]["message"])

    def test_the_channel_ends_while_frozen(self):
        def talk(hear, send):
            hear(), hear()
            send(op="before")
            hear()

        output = self.run_program(talk)
        self.assertEqual(output, ["before", "after", "ChannelError the channel to the runtime ended after the before-hooks ran"])

    def test_the_channel_ends_while_a_hook_runs(self):
        def talk(hear, send):
            hear(), hear()
            send(op="before")

        output = self.run_program(talk, "import time; h.before_checkpoint(lambda: time.sleep(0.5))")
        self.assertEqual(output, ["before", "after", "ChannelError the channel to the runtime ended after the before-hooks ran"])

    def test_the_channel_ends_and_then_a_hook_fails(self):
        def talk(hear, send):
            hear(), hear()
            send(op="before")
            hear()

        output = self.run_program(talk, "h.after_restore(lambda: 1 / 0)")
        self.assertEqual(output[2:], ["ChannelError the channel to the runtime ended after the before-hooks ran"])

    def test_a_child_of_a_fork_has_no_connection_of_its_parent(self):
        """Also where a thread of the parent listens."""
        heard = []
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        forked = os.path.join(folder.name, "forked")

        def talk(hear, send):
            heard.append(hear()["event"])
            for _ in range(3000):  # the fork is over when the thread of the parent is asked
                if os.path.exists(forked):
                    break
                time.sleep(0.01)
            send(op="before")
            heard.append(hear()["event"])
            send(op="after")
            heard.append(hear()["event"])

        extra = "\n".join((
            "h.listen()",
            "import os",
            "if os.fork() == 0:",
            "    os.environ.pop('SNAPCHECK_CHANNEL')",
            "    print('child', h.checkpoint(), flush=True)",
            "    os._exit(0)",
            "os.wait()",
            f"open({forked!r}, 'w').close()",
            "import time",
            "while h.generation() < 1: time.sleep(0.01)",
        ))
        output = self.run_program(talk, extra)
        self.assertIn("child False", output)
        self.assertEqual(heard, ["hello", "before", "after"])

    def test_nobody_listens(self):
        _, output = python(self.PROGRAM.format(extra=""), SNAPCHECK_CHANNEL="/nonexistent/channel")
        self.assertIn("ChannelError cannot connect to SNAPCHECK_CHANNEL=/nonexistent/channel: ", output)
        self.assertIn("is the runtime listening?", output)

    def test_checkpoint_beside_listen_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "channel")
            thread = serve_once(path, lambda hear, send: hear())
            code = "import snapcheck_hooks as h\nh.listen()\nh.checkpoint()"
            output = python(code, SNAPCHECK_CHANNEL=path)[1]
            thread.join(10)
        self.assertIn("another thread talks to the runtime already: use either listen() or checkpoint()", output)

    def test_listen(self):
        heard = []

        def talk(hear, send):
            hear()
            for _ in range(2):
                send(op="before")
                hear()
                send(op="after", restored=True)
                heard.append(hear()["generation"])

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "channel")
            thread = serve_once(path, talk)
            code = "import snapcheck_hooks as h, time\nassert h.listen()\nwhile h.generation() < 2: time.sleep(0.01)\nprint('done')"
            self.assertEqual(python(code, SNAPCHECK_CHANNEL=path), (0, "done\n"))
            thread.join(10)
        self.assertEqual(heard, [1, 2])


class Http(Isolated):
    def post(self, port, name, body=b""):
        url = f"http://127.0.0.1:{port}/aws/lambda-microvms/runtime/v1/{name}"
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, method="POST"), timeout=10) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())

    def serve(self, **functions):
        server = MicrovmHooks(port=0, host="127.0.0.1", **functions).start()
        self.addCleanup(server.stop)
        return server.port

    def test_the_life_of_a_microvm(self):
        hooks.before_checkpoint(self.log.append, "close")
        hooks.after_restore(self.log.append, "open")
        answers = iter([False, True])
        port = self.serve(ready=lambda: next(answers), run=self.log.append, terminate=lambda: self.log.append("end"))
        first = hooks.generation()
        self.assertEqual(self.post(port, "ready")[0], 503)
        for name in ("ready", "ready", "run", "resume", "suspend", "suspend", "resume", "terminate"):
            self.assertEqual(self.post(port, name, b"payload" if name == "run" else b""), (200, {}), name)
        self.assertEqual(self.log, ["close", "open", b"payload", "close", "open", "end"])
        self.assertEqual(hooks.generation() - first, 2)

    def test_a_clone_of_an_image_that_asked_for_no_ready(self):
        hooks.after_restore(self.log.append, "open")
        port = self.serve(run=self.log.append)
        first = hooks.generation()
        for body in (b"one", b"again"):
            self.assertEqual(self.post(port, "run", body), (200, {}))
        self.assertEqual((self.log, hooks.generation() - first), (["open", b"one"], 1))

    def test_a_run_that_failed_is_asked_again(self):
        answers = iter([OSError("no configuration"), None])

        def run(body):
            error = next(answers)
            if error:
                raise error
            self.log.append(body)

        hooks.after_restore(self.log.append, "open")
        port = self.serve(run=run)
        self.assertEqual([self.post(port, "run", b"x")[0] for _ in range(3)], [500, 200, 200])
        self.assertEqual(self.log, ["open", b"x"])
        self.assertEqual([self.post(port, name, b"y")[0] for name in ("ready", "run")], [200, 500], "another image")

    def test_failures_are_told(self):
        def breaks():
            raise OSError("no route")

        hooks.before_checkpoint(breaks)
        hooks.after_restore(self.log.append, "open")
        port = self.serve(validate=lambda: False)
        status, answer = self.post(port, "ready")
        self.assertEqual((status, answer["failures"][0]["error"], self.log), (500, "no route", ["open"]))
        self.assertFalse(runtime.frozen())
        self.assertEqual(self.post(port, "validate"), (500, {"error": "validate said no"}))
        self.assertEqual(self.post(port, "sleep"), (404, {"error": "no lifecycle call is named sleep"}))

    def test_custom_runtime(self):
        self.assertFalse(lambda_restore())  # not on Lambda
        seen = self.lambda_api()
        hooks.before_checkpoint(self.log.append, "before")
        hooks.after_restore(lambda: self.log.append("after"))
        self.assertTrue(lambda_restore())
        self.assertEqual(seen, [("GET", "/2018-06-01/runtime/restore/next", None)])
        self.assertEqual(self.log, ["before", "after"])

    def test_custom_runtime_failures_are_reported(self):
        seen = self.lambda_api()

        def breaks():
            raise OSError("no route")

        hooks.after_restore(breaks)
        with self.assertRaises(hooks.RestoreError):
            lambda_restore()
        self.assertEqual(seen[-1], ("POST", "/2018-06-01/runtime/restore/error", "Runtime.AfterRestoreError"))
        hooks.before_checkpoint(breaks)
        with self.assertRaises(hooks.CheckpointError):
            lambda_restore()
        self.assertEqual(seen[-1], ("POST", "/2018-06-01/runtime/init/error", "Runtime.BeforeSnapshotError"))
        hooks.unregister(breaks)
        runtime.after_restore(False)

    def lambda_api(self):
        """Lambda's side; returns the list of the requests it sees."""
        seen = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                seen.append((self.command, self.path, self.headers.get("Lambda-Runtime-Function-Error-Type")))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET

            def log_message(self, *args):
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        os.environ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "snap-start"
        os.environ["AWS_LAMBDA_RUNTIME_API"] = f"127.0.0.1:{server.server_address[1]}"
        self.addCleanup(os.environ.pop, "AWS_LAMBDA_INITIALIZATION_TYPE")
        self.addCleanup(os.environ.pop, "AWS_LAMBDA_RUNTIME_API")
        return seen


if __name__ == "__main__":
    unittest.main(verbosity=1)
