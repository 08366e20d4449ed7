#!/usr/bin/env python3
"""snapcheck verify on Python programs, broken and repaired."""
import verify_cases

CASES = {
    "connection": {"tcp connection to db.internal:5432"},
    "constant-reseed": {"random"},
    "hidden-prng": {"output.reference", "random"},
    "memo-cache": {"output.session"},
    "missing-global": {"output.served_by", "app.INSTANCE"},
    "openssl": {"output.cookie"},
    "prng": {"output.coupon", "app.coupons._random"},
    "signing-key": {"output.receipt", "app.KEY"},
    "temp-file": {"output.folder", "app.FOLDER"},
    "time-reseed": {"random"},
    "timer": {"output.session", "app.SESSION"},
    "timestamp": {"output.started", "app.STARTED"},
    "uuid": {"output.served_by", "app.INSTANCE"},
    "weak-hook": {"output.order", "app.IDS.prefix"},
}

QUICK = ("connection", "constant-reseed", "hidden-prng", "missing-global", "time-reseed")

if __name__ == "__main__":
    verify_cases.check("python", CASES, QUICK)
