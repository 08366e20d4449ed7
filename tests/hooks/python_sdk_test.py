#!/usr/bin/env python3
"""The Python SDK beyond the conformance cases: registration forms, bad use, values, reseeding, cost."""
import asyncio
import functools
import io
import os
import random
import sys
import tempfile
import threading
import time
import unittest
import uuid

from python_sdk_harness import Isolated, python  # first: it says where the SDK is

import snapcheck_hooks as hooks
from snapcheck_hooks import runtime


class Forms(Isolated):
    def test_decorators_and_calls_return_the_function(self):
        def plain(*args, **kwargs):
            self.log.append((args, kwargs))

        self.assertIs(hooks.after_restore(plain), plain)
        self.assertIs(hooks.after_restore(plain, 1, two=2), plain)
        self.assertIs(hooks.after_restore()(plain), plain)
        self.assertIs(hooks.after_restore(key="value")(plain), plain)
        with hooks.simulate_restore():
            pass
        self.assertEqual(self.log, [((), {}), ((1,), {"two": 2}), ((), {}), ((), {"key": "value"})])

    def test_keyword_named_function_reaches_the_hook(self):
        hooks.after_restore(lambda function: self.log.append(function), function="passed")
        with hooks.simulate_restore():
            pass
        self.assertEqual(self.log, ["passed"])

    def test_bound_methods_are_held_and_unregistered_by_object(self):
        log = self.log

        class Pool:
            def open(self):
                log.append(self)

        first, second = Pool(), Pool()
        hooks.after_restore(first.open)
        hooks.after_restore(second.open)
        hooks.after_restore(Pool().open)  # nobody else holds it
        self.assertEqual(hooks.unregister(first.open), 1)
        self.assertEqual(hooks.unregister(first.open), 0)
        with hooks.simulate_restore():
            pass
        self.assertEqual(len(log), 2)
        self.assertIs(log[0], second)

    def test_async_hooks_are_awaited_in_order(self):
        async def slow():
            await asyncio.sleep(0.01)
            self.log.append("slow")

        class Object:
            async def __call__(_):
                self.log.append("object")

        hooks.after_restore(slow)
        hooks.after_restore(functools.partial(slow))
        hooks.after_restore(Object())
        hooks.after_restore(lambda: self.log.append("plain"))

        with hooks.simulate_restore():
            pass
        self.assertEqual(self.log, ["slow", "slow", "object", "plain"])

        async def inside_a_loop():
            with hooks.simulate_restore():
                pass

        asyncio.run(inside_a_loop())
        self.assertEqual(self.log[4:], ["slow", "slow", "object", "plain"])

    def test_async_hooks_leave_the_event_loop_of_the_thread_alone(self):
        code = (
            "import asyncio, warnings; warnings.simplefilter('ignore')\n"
            "from snapcheck_hooks import after_restore, runtime\n"
            "loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)\n"
            "async def hook():\n"
            "    asyncio.ensure_future(asyncio.sleep(60))\n"  # left behind: cancelled, as asyncio.run does
            "    await asyncio.to_thread(print, 'hook')\n"
            "after_restore(hook)\n"
            "runtime.after_restore()\n"
            "print(asyncio.get_event_loop() is loop)\n"
        )
        self.assertEqual(python(code), (0, "hook\nTrue\n"))

    def test_an_async_hook_that_fails_is_a_failure(self):
        async def breaks():
            raise KeyError("x")

        hooks.after_restore(breaks)
        for run in (lambda: runtime.after_restore(), lambda: asyncio.run(self.in_loop())):
            with self.assertRaises(hooks.RestoreError) as caught:
                run()
            self.assertIsInstance(caught.exception.failures[0].error, KeyError)

    async def in_loop(self):
        runtime.after_restore()

    def test_names_of_snapshot_restore_py(self):
        function = lambda: None  # noqa: E731
        self.assertIs(hooks.register_before_snapshot(function, ), function)
        hooks.register_after_restore(print, 1, end="")
        self.assertEqual(hooks.get_before_snapshot(), [(function, (), {})])
        self.assertEqual(hooks.get_after_restore(), [(print, (1,), {"end": ""})])


class BadUse(Isolated):
    def refused(self, text, *args, **kwargs):
        with self.assertRaises(TypeError) as caught:
            hooks.after_restore(*args, **kwargs)
        self.assertIn(text, str(caught.exception))

    def test_what_is_no_hook(self):
        def generator():
            yield

        async def async_generator():
            yield

        def needs(one, two):
            pass

        self.refused("must be callable, got int: 3; pass the function itself, without calling it", 3)
        self.refused("must be callable, got NoneType", None, 1)
        self.refused("must be callable, got NoneType: None; pass the function itself", None)  # after_restore(pool.reconnect())
        self.refused("is a generator function: calling it would run nothing", generator)
        self.refused("is a generator function", functools.partial(generator))
        self.refused("is a generator function", async_generator)
        self.refused("missing a required argument: 'one'", needs)
        self.refused("missing a required argument: 'two'", needs, 1)
        self.refused("too many positional arguments", needs, 1, 2, 3)
        self.refused("unexpected keyword argument 'three'", needs, 1, 2, three=3)
        self.assertEqual(hooks.get_after_restore(), [])

    def test_a_generator_in_disguise_fails_when_it_runs(self):
        def generator():
            yield

        hooks.after_restore(lambda: generator())
        with self.assertRaises(hooks.RestoreError) as caught:
            runtime.after_restore()
        self.assertIn("returned a generator, so its body did not run", str(caught.exception))

    def test_registration_after_exit(self):
        code, output = python(
            "import atexit\n"
            "def late():\n"
            "    import snapcheck_hooks\n"
            "    snapcheck_hooks.after_restore(print)\n"
            "atexit.register(late)\n"  # registered first, so it runs after the SDK's own
            "import snapcheck_hooks\n"
        )
        self.assertIn("print was registered while the interpreter exits: the hook would never run", output)

    def test_errors_tell_all(self):
        def breaks():
            raise ValueError("no")

        def leaves():
            sys.exit(3)

        hooks.after_restore(breaks)
        hooks.after_restore(leaves)
        with self.assertRaises(hooks.RestoreError) as caught:
            runtime.after_restore()
        error = caught.exception
        self.assertTrue(str(error).startswith("2 after-restore hooks failed; "), error)
        self.assertIn("breaks: ValueError: no; ", str(error))
        self.assertIn("leaves: SystemExit: 3", str(error))
        self.assertIs(error.__cause__, error.failures[0].error)
        self.assertGreaterEqual(error.failures[0].seconds, 0)

    def test_ctrl_c_is_no_failure_of_a_hook(self):
        def interrupted():
            raise KeyboardInterrupt

        hooks.after_restore(interrupted)
        with self.assertRaises(KeyboardInterrupt):
            runtime.after_restore()
        hooks.unregister(interrupted)
        runtime.after_restore()  # the state is not stuck

    def test_ctrl_c_in_a_before_hook_leaves_nothing_frozen(self):
        def interrupted():
            raise KeyboardInterrupt

        log = []
        hooks.before_checkpoint(interrupted)
        hooks.before_checkpoint(log.append, "close")
        hooks.after_restore(log.append, "open")
        with self.assertRaises(KeyboardInterrupt):
            with hooks.simulate_restore():
                log.append("image")
        self.assertEqual((log, runtime.frozen()), (["close", "open"], False))
        hooks.unregister(interrupted)
        with hooks.simulate_restore():
            log.append("image")
        self.assertEqual(log, ["close", "open", "close", "image", "open"])

    def test_a_cancelled_hook_is_a_failure_and_the_others_run(self):
        async def cancelled():
            raise asyncio.CancelledError

        log = []
        hooks.after_restore(cancelled)
        hooks.after_restore(log.append, "next")
        with self.assertRaisesRegex(hooks.RestoreError, "cancelled: CancelledError"):
            runtime.after_restore()
        self.assertEqual(log, ["next"])

    def test_a_registration_in_the_middle_of_another_one(self):
        """A __del__ or a signal handler that comes while the registry is at work in the same thread."""
        with runtime.registry.lock:
            hooks.after_restore(print)
            self.assertEqual(hooks.unregister(print), 1)

    def test_budgets(self):
        with self.assertRaisesRegex(ValueError, "a budget is in seconds"):
            runtime.set_budget(after=-1)
        runtime.set_budget(after=0.02)

        def slow():
            time.sleep(0.05)

        hooks.after_restore(slow)
        with self.assertRaises(hooks.RestoreError) as caught:
            runtime.after_restore()
        self.assertRegex(str(caught.exception), r"hooks took 0\.\d+ s, the budget is 0\.02 s; the slowest is .*slow with 0\.\d+ s")
        self.assertEqual([ran.error for ran in runtime.last_phase().hooks], [None])

    def test_two_threads_cannot_snapshot_at_once(self):
        entered, leave, errors = threading.Event(), threading.Event(), []
        hooks.before_checkpoint(lambda: (entered.set(), leave.wait(10)))
        thread = threading.Thread(target=runtime.before_snapshot)
        thread.start()
        entered.wait(10)
        for call in (runtime.before_snapshot, runtime.after_restore, hooks.checkpoint):
            with self.assertRaisesRegex(hooks.StateError, "running before-hooks; a snapshot is already under way"):
                call()
        hooks.after_restore(lambda: errors)  # registering does not wait
        leave.set()
        thread.join()
        runtime.after_restore()


class Values(Isolated):
    def test_on_restore(self):
        made = []
        value = hooks.OnRestore(lambda: made.append(1) or len(made))
        self.assertEqual((value.get(), value(), made), (1, 1, [1]))
        hooks.after_restore(lambda: self.log.append(value()))
        with hooks.simulate_restore():
            self.assertEqual(value(), 1)
        self.assertEqual((self.log, value()), ([2], 2))
        with self.assertRaisesRegex(TypeError, "must be callable"):
            hooks.OnRestore(uuid.uuid4())

    def test_on_restore_closes_before_the_snapshot(self):
        value = hooks.OnRestore(io.StringIO, close=lambda text: text.close())
        old = value()
        hooks.before_checkpoint(lambda: self.log.append(old.closed))  # users' hooks may still use it
        with hooks.simulate_restore():
            self.assertTrue(old.closed)
        self.assertEqual(self.log, [False])
        self.assertFalse(value().closed)

    def test_a_value_that_is_made_while_frozen_is_closed_in_the_clone(self):
        log = []
        value = hooks.OnRestore(lambda: log.append("open"), close=lambda _: log.append("close"))
        value.get()
        with hooks.simulate_restore():
            value.get()  # another thread, between the before-phase and the snapshot
        self.assertEqual(log, ["open", "close", "open", "close"])
        value.get()
        runtime.after_restore()  # a restore that nobody announced
        self.assertEqual(log, ["open", "close", "open", "close", "open", "close"])

    def test_a_value_whose_making_a_restore_interrupts_is_closed(self):
        log, making, go_on = [], threading.Event(), threading.Event()

        def slow():
            log.append("open")
            making.set()
            go_on.wait(10)

        value = hooks.OnRestore(slow, close=lambda _: log.append("close"))
        thread = threading.Thread(target=value.get)
        thread.start()
        making.wait(10)
        runtime.after_restore()  # does not wait for the factory
        go_on.set()
        thread.join()
        value.get()
        self.assertEqual(log, ["open", "close", "open"])

    def test_an_error_of_closing_what_is_old_is_dropped(self):
        def broken(value):
            raise OSError("its peer is gone")

        value = hooks.OnRestore(object, close=broken)
        old = value.get()
        runtime.after_restore()
        self.assertIsNot(value.get(), old)

    def test_on_restore_awaits_close(self):
        class Client:
            closed = False

            async def aclose(self):
                await asyncio.sleep(0)
                self.closed = True

        async def close(client):
            await client.aclose()

        for closer in (close, lambda client: client.aclose()):
            value = hooks.OnRestore(Client, close=closer)
            client = value.get()
            with hooks.simulate_restore():
                self.assertTrue(client.closed, "this is what the image has")

    def test_on_restore_refuses_a_coroutine(self):
        async def connect():
            return object()

        with self.assertRaisesRegex(TypeError, "connect is a coroutine function, and get.. cannot await"):
            hooks.OnRestore(connect)
        with self.assertRaisesRegex(TypeError, "it made a coroutine"):
            hooks.OnRestore(lambda: connect()).get()

    def test_on_restore_that_cannot_close_fails_the_snapshot(self):
        def broken(_):
            raise OSError("busy")

        value = hooks.OnRestore(object, close=broken)
        value()
        with self.assertRaisesRegex(hooks.CheckpointError, r"OnRestore\(.*object\): OSError: busy"):
            with hooks.simulate_restore():
                self.fail("the body must not run")

    def test_on_restore_is_made_once_for_many_threads(self):
        made = []
        value = hooks.OnRestore(lambda: time.sleep(0.05) or made.append(1) or object())
        seen = []
        threads = [threading.Thread(target=lambda: seen.append(value())) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((len(made), len(set(map(id, seen)))), (1, 1))

    def test_random_is_the_plain_generator_until_the_restore(self):
        ours, plain = hooks.SnapSafeRandom(7), random.Random(7)
        self.assertEqual([ours.random() for _ in range(5)], [plain.random() for _ in range(5)])
        self.assertEqual(ours.gauss(0, 1), plain.gauss(0, 1))  # keeps the second variate
        state = ours.getstate()
        with hooks.simulate_restore():
            pass
        self.assertNotEqual(ours.getstate(), state)
        self.assertIsNone(ours.gauss_next)
        self.assertIsInstance(ours, random.Random)

    def test_clones_draw_different_numbers(self):
        """Two children of a fork have the same memory; the fork guard of `random` does not reach objects."""
        generator = hooks.SnapSafeRandom()
        plain = random.Random()
        drawn = [self.in_child(lambda: f"{plain.random()} {generator.random()}") for _ in range(2)]
        self.assertEqual(drawn[0], drawn[1])  # the control: without a restore both are cloned
        drawn = [
            self.in_child(lambda: runtime.after_restore() and f"{plain.random()} {generator.random()}").split() for _ in range(2)
        ]
        self.assertEqual(drawn[0][0], drawn[1][0])
        self.assertNotEqual(drawn[0][1], drawn[1][1])

    def in_child(self, call):
        read, write = os.pipe()
        if os.fork() == 0:
            os.write(write, call().encode())
            os._exit(0)
        os.close(write)
        os.wait()
        with os.fdopen(read) as stream:
            return stream.read()

    def test_uuid(self):
        one = hooks.snap_safe_uuid4()
        self.assertEqual((one.version, one.variant), (4, uuid.RFC_4122))
        self.assertNotEqual(one, hooks.snap_safe_uuid4())

    def test_reseed_all(self):
        done = hooks.reseed_all()
        self.assertEqual(set(done) & {"random", "tempfile", "uuid"}, {"random", "tempfile", "uuid"})
        random.seed(1)
        state = random.getstate()
        tempfile.mktemp()
        names = tempfile._name_sequence
        uuid._last_timestamp = 5
        uuid._node = 1 << 40 | 7
        hooks.reseed_all()
        self.assertNotEqual(random.getstate(), state)
        tempfile.mktemp()
        self.assertIsNot(tempfile._name_sequence, names)
        self.assertIsNone(uuid._last_timestamp)
        self.assertIsNone(uuid._node)

    def test_reseed_all_leaves_the_address_of_a_card(self):
        uuid._node = 0x001122334455
        hooks.reseed_all()
        self.assertEqual(uuid._node, 0x001122334455)

    def test_reseed_all_of_modules_that_are_not_there(self):
        code, output = python("import snapcheck_hooks as h; print(h.reseed_all())")
        self.assertEqual(code, 0)
        self.assertIn("random", output)
        self.assertNotIn("numpy", output)

    def test_reseed_numpy(self):
        code, output = python(
            "import numpy.random as r, snapcheck_hooks as h\n"
            "r.seed(1); one = r.rand(); r.seed(1); print(h.reseed_all()); assert one != r.rand()"
        )
        if "No module named 'numpy'" in output:
            self.skipTest("numpy is not installed")
        self.assertEqual(code, 0, output)
        self.assertIn("numpy.random", output)


class Cost(Isolated):
    def test_registration_is_linear(self):
        def register(count):
            began = time.process_time()  # of this process alone, whatever else runs
            for _ in range(count):
                hooks.after_restore(self.log.append, 1)
            return (time.process_time() - began) / count

        register(1000)
        small, large = min(register(1000) for _ in range(5)), min(register(10000) for _ in range(5))
        self.assertLess(large, small * 5)


if __name__ == "__main__":
    unittest.main(verbosity=1)
