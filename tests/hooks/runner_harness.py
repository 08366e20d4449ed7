"""The agent's side of vmm/guest/PROTOCOL.md over two pipes, for tests of the runners without a machine."""
import json
import os
import pathlib
import select
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Agent:
    """Starts a runner with descriptors 3 and 4 and talks to it. `snapshots` counts those it took."""

    def __init__(self, command, environment=None, cwd=None, clone=1):
        self.clone, self.snapshots = clone, 0
        to_read, self._to = os.pipe()
        self._from, from_write = os.pipe()

        def arrange():  # in the child: first out of the way of 3 and 4
            high = [os.dup2(to_read, 100), os.dup2(from_write, 101)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)
            os.closerange(5, 200)

        self.process = subprocess.Popen(
            list(map(str, command)), preexec_fn=arrange, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, cwd=cwd, env={**os.environ, "SNAPCHECK_AGENT": "1", **(environment or {})})
        os.close(to_read)
        os.close(from_write)
        self._pending = b""
        self.hello = self.said()

    def _line(self):
        while b"\n" not in self._pending:
            ready, _, _ = select.select([self._from], [], [], 60)
            piece = os.read(self._from, 65536) if ready else b""
            if not piece:
                raise EOFError("the runner said nothing: " + self.end())
            self._pending += piece
        line, _, self._pending = self._pending.partition(b"\n")
        return line.decode()

    def said(self):
        """The next message of the runner; takes snapshots that it asks for on the way."""
        while True:
            line = self._line()
            if line == "snapshot":
                self.snapshots += 1
                self._answer("restored", {"clone": self.clone, "restored": self.clone > 0})
            elif line.startswith("send "):
                return json.loads(line[5:])
            else:
                raise AssertionError(f"an unexpected line: {line!r}")

    def _answer(self, verb, message):
        os.write(self._to, f"{verb} {json.dumps(message)}\n".encode())

    def ask(self, op=None, **more):
        line = self._line()
        if line != "receive":
            raise AssertionError(f"the runner wrote {line!r} instead of receive")
        self._answer("message", {"op": op, **more} if op else more)
        return self.said()

    def state(self, **more):
        """path -> entry."""
        answer = self.ask("state", **more)
        assert answer["ok"], answer
        return {entry["path"]: entry for entry in answer["state"]}

    def end(self):
        """Closes the pipes. Returns what the program printed."""
        for descriptor in (self._to, self._from):
            os.close(descriptor)
        try:
            return self.process.communicate(timeout=60)[0].decode()
        finally:
            self.process.kill()
            self.process.stdout.close()
