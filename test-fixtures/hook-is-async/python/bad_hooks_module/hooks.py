from snapshot_restore_py import register_after_restore

import cache

restores = 0


async def on_restore():  # expect: hook-is-async
    global restores
    restores += 1
    cache.forget()


register_after_restore(on_restore)
