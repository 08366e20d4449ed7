#!/usr/bin/env python3
"""snapcheck verify on Python programs, broken and repaired; and that the check of its page finds something."""
import tempfile

import verify_cases
import verify_page

CASES = {
    "connection": {"tcp connection to db.internal:5432"},
    "constant-reseed": {"random"},
    "hidden-prng": {"output.reference", "random"},
    "memo-cache": {"output.session"},
    "microvm": {"output.body.sandbox", "app.SANDBOX['id']"},
    "missing-global": {"output.served_by", "app.INSTANCE"},
    "nanosecond-reseed": {"app.LOTS"},
    "openssl": {"output.cookie"},
    "prng": {"output.coupon", "app.coupons._random"},
    "signing-key": {"output.receipt", "app.KEY"},
    "silent-state": {"app.Shard.OWN.value", "app.LOCAL.key", "app.TICKETS"},
    "swallowed-loss": {"tcp connection to quote.internal:7300"},
    "temp-file": {"output.folder", "app.FOLDER"},
    "time-reseed": {"random"},
    "timer": {"output.session", "app.SESSION"},
    "timestamp": {"output.started", "app.STARTED"},
    "uuid": {"output.served_by", "app.INSTANCE"},
    "weak-hook": {"output.order", "app.IDS.prefix"},
}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        verify_page.prove(work)
    verify_cases.check("python", CASES)
