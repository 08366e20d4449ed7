"""Which clock the service goes by."""
import functools
import time

now = functools.partial(time.time)
