"""What the tests of the Python SDK share: a fresh registry for each test, programs in a fresh interpreter."""
import contextlib
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "hooks-sdk" / "python" / "src"
FAKES = ROOT / "hooks-sdk" / "conformance" / "fakes" / "python"
sys.path.insert(0, str(SOURCE))

from snapcheck_hooks import runtime  # noqa: E402
from snapcheck_hooks.testing import isolated_hooks  # noqa: E402


def python(code, path=(), **environment):
    """Runs code in a fresh interpreter that can import the SDK. Returns (exit code, output)."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE), *map(str, path)]), **environment}
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)
    return ran.returncode, ran.stdout + ran.stderr


class Isolated(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        stack.enter_context(isolated_hooks())
        self.addCleanup(stack.close)
        self.addCleanup(runtime.set_budget)
        self.log = []
