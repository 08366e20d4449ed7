import os

from shuffling import state


def _after_fork():
    state.generator.seed()


os.register_at_fork(after_in_child=_after_fork)  # expect: fork-guard-is-not-restore-guard
