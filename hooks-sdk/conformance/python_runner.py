#!/usr/bin/env python3
"""python_runner.py MODE: runs cases/*.txt against the Python SDK.

sdk       hooks registered with the SDK, run by the SDK
lambda    hooks registered with the SDK, run as Lambda does: from the lists of snapshot_restore_py, stopping at the first error
foreign   hooks registered with snapshot_restore_py, run by the SDK
"""
import pathlib
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED_STEPS = {"sdk": set(), "lambda": set(), "foreign": {"remove", "remove-unknown", "removes", "race"}}


def cases():
    for path in sorted((HERE / "cases").glob("*.txt")):
        title, steps = None, []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            line = line.split("#")[0].strip()
            if line.startswith("case:"):
                if title:
                    yield title, steps
                title, steps = f"{path.stem}: {line[5:].strip()}", []
            elif line:
                steps.append((number, line.split()))
        if title:
            yield title, steps


class Case:
    def __init__(self, mode):
        import snapcheck_hooks
        from snapcheck_hooks import runtime

        self.sdk, self.runtime, self.mode = snapcheck_hooks, runtime, mode
        self.theirs = None
        if mode != "sdk":
            import snapshot_restore_py

            self.theirs = snapshot_restore_py
        self.hooks = {}
        self.log, self.failed, self.over, self.image, self.was_refused = [], [], None, None, False
        self.first = snapcheck_hooks.generation()
        self.holder = snapcheck_hooks.OnRestore(object)
        self.closing = snapcheck_hooks.OnRestore(lambda: self.log.append("open"), close=lambda _: self.log.append("close"))
        self.looked = None
        runtime.set_budget(0, 0)

    # --- registering ---

    def hook(self, name, actions):
        def run():
            self.log.append(name)
            self.act(name, list(actions))

        run.__qualname__, run.__module__ = name, ""
        return self.hooks.setdefault(name, run)

    def register(self, kind, name, actions):
        hook = self.hook(name, actions)
        if self.mode == "foreign":
            (self.theirs.register_before_snapshot if kind == "before" else self.theirs.register_after_restore)(hook)
        else:
            (self.sdk.before_checkpoint if kind == "before" else self.sdk.after_restore)(hook)

    def act(self, name, words):
        while words:
            word = words.pop(0)
            if word == "fails":
                raise RuntimeError(f"{name} failed")
            if word == "sleeps":
                time.sleep(int(words.pop(0)) / 1000)
            elif word in ("adds-before", "adds-after"):
                self.register(word[5:], words.pop(0), [])
            elif word == "removes":
                self.sdk.unregister(self.hooks[words.pop(0)])
            elif word == "generation":
                self.log.append(f"g{self.sdk.generation() - self.first}")
            elif word == "snapshots":
                try:
                    self.sdk.checkpoint()
                except self.sdk.StateError:
                    self.log.append("refused")
            else:
                raise ValueError(f"unknown action {word}")

    # --- phases ---

    def lambda_before(self):
        """What Lambda's Python runtime does with the list: it takes them out. Put back, for the next case."""
        entries = self.theirs.get_before_snapshot()
        kept = list(entries)
        try:
            while entries:
                function, args, kwargs = entries.pop()
                function(*args, **kwargs)
        finally:
            entries[:] = kept

    def lambda_after(self):
        for function, args, kwargs in self.theirs.get_after_restore():
            function(*args, **kwargs)

    def phase(self, run):
        self.was_refused = False
        try:
            run()
        except self.sdk.HookError as error:
            self.failed += [failure.hook for failure in error.failures]
            self.over = error.over_budget or self.over
            return False
        except self.sdk.StateError:
            self.was_refused = True
        return True

    def freeze(self):
        self.failed, self.over = [], None
        if self.mode == "lambda":
            self.image = self.phase(self.lambda_before)
        else:
            self.image = self.phase(self.runtime.before_snapshot)

    def restore(self, restored=True):
        if self.mode == "lambda" and restored:
            return self.phase(self.lambda_after)
        return self.phase(lambda: self.runtime.after_restore(restored))

    # --- steps ---

    def step(self, word, args):
        if word in ("before", "after"):
            self.register(word, args[0], args[1:])
        elif word == "remove":
            return self.sdk.unregister(self.hooks.pop(args[0])) == 1
        elif word == "remove-unknown":
            return self.sdk.unregister(lambda: None) == 0
        elif word == "budget":
            self.runtime.set_budget(int(args[0]) / 1000, int(args[1]) / 1000)
        elif word == "freeze":
            self.freeze()
        elif word in ("restore", "abandon"):
            failed = self.failed
            self.failed = []
            self.restore(word == "restore")
            self.failed = self.failed or (failed if word == "abandon" else [])
        elif word == "snapshot":
            self.freeze()
            self.restore(self.image)
        elif word == "race":
            self.race(int(args[0]), int(args[1]))
        elif word == "value":
            return self.value(args)
        elif word == "closing":
            self.closing.get()
        elif word == "log":
            expected = [w for word in args for w in ([word[0]] * int(word[2:]) if word[1:2] == "x" else [word])]
            seen, self.log = self.log, []
            return seen == expected or f"the log is {' '.join(seen)}"
        elif word == "failed":
            return self.failed == args or f"these failed: {self.failed}"
        elif word == "over-budget":
            return (self.over or "").find(f"slowest is {args[0]} with ") > 0 or f"over budget: {self.over}"
        elif word == "refused":
            return self.was_refused
        elif word == "image":
            return self.image == (args[0] == "yes")
        elif word == "generation":
            return self.sdk.generation() - self.first == int(args[0]) or f"it is {self.sdk.generation() - self.first}"
        else:
            return "unknown step"
        return True

    def race(self, threads, count):
        def body():
            for _ in range(count):
                self.register("after", "r", [])

        workers = [threading.Thread(target=body) for _ in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def value(self, args):
        seen, self.looked = self.looked, self.holder.get()
        return not args or (seen is self.looked) == (args[0] == "same")

    def clean(self):
        if self.runtime.frozen():
            self.runtime.after_restore(False)
        for hook in list(self.hooks.values()):
            while self.sdk.unregister(hook):
                pass
        if self.theirs:  # keep our bridge, drop the hooks of the case
            for entries in (self.theirs.get_before_snapshot(), self.theirs.get_after_restore()):
                entries[:] = [entry for entry in entries if entry[0] not in self.hooks.values()]


def main():
    mode = sys.argv[1]
    if mode != "sdk":
        sys.path.insert(0, str(HERE / "fakes" / "python"))
    ran, skipped, errors = 0, [], []
    for title, steps in cases():
        words = {word for _, step in steps for word in step}
        if words & SKIPPED_STEPS[mode] or (["only:", "sdk"] in [step for _, step in steps] and mode != "sdk"):
            skipped.append(title)
            continue
        case = Case(mode)
        ran += 1
        for number, (word, *args) in steps:
            if word == "only:":
                continue
            result = case.step(word, args)
            if result is not True:
                errors.append(f"{title}: line {number}: {word} {' '.join(args)}: {result}")
                break
        case.clean()
    print(f"python {mode}: {ran} cases, {len(errors)} failed" + (f", skipped: {'; '.join(skipped)}" if skipped else ""))
    print("\n".join(errors))
    return 1 if errors or ran < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
