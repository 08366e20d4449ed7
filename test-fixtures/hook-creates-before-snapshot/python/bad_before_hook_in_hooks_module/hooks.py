"""One step too early: the name is given while the machine that gets snapshotted still runs."""
import snapshot_restore_py

import worker
from names import new_name


def before_snapshot():
    worker.name = new_name("encoder")  # expect: hook-creates-before-snapshot


snapshot_restore_py.register_before_snapshot(before_snapshot)
