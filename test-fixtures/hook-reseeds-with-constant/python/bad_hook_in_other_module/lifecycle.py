from snapshot_restore_py import register_after_restore

import dealing


@register_after_restore
def on_restore():
    dealing.rng.seed(0)  # expect: hook-reseeds-with-constant
