"""Everything that has to happen after a restore."""
import random
import secrets

import snapshot_restore_py as snapstart

restores = 0


def _reseed():
    random.seed(secrets.randbits(256))


def _after_restore():
    global restores
    restores += 1
    _reseed()


snapstart.register_after_restore(_after_restore)
