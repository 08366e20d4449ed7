"""Hooks before a snapshot and after a restore, and values that stay unique in every clone.

    from snapcheck_hooks import after_restore, before_checkpoint, OnRestore, SnapSafeRandom

    @before_checkpoint          # also: before_checkpoint(function, *arguments, **keywords)
    def close(): ...

    @after_restore
    def reopen(): ...

Before-hooks run in reverse order of registration, after-hooks in order. Every hook runs though another failed.
Without a snapshot runtime the hooks never run. The names of snapshot_restore_py are here too.
"""
from ._errors import CheckpointError, HookError, HookFailure, RestoreError, StateError
from ._registry import after_restore, before_checkpoint, generation, unregister
from ._reseed import reseed_all
from ._values import OnRestore, SnapSafeRandom, snap_safe_uuid4
from ._bridge import get_after_restore, get_before_snapshot, join_snapshot_restore_py
from .channel import checkpoint, listen
from .testing import simulate_restore

register_before_snapshot = before_checkpoint
register_after_restore = after_restore

__version__ = "0.1.0"
__all__ = [
    "CheckpointError",
    "HookError",
    "HookFailure",
    "OnRestore",
    "RestoreError",
    "SnapSafeRandom",
    "StateError",
    "after_restore",
    "before_checkpoint",
    "checkpoint",
    "generation",
    "get_after_restore",
    "get_before_snapshot",
    "listen",
    "register_after_restore",
    "register_before_snapshot",
    "reseed_all",
    "simulate_restore",
    "snap_safe_uuid4",
    "unregister",
]

join_snapshot_restore_py()
