#!/usr/bin/env python3
"""snapcheck verify on Python programs, broken and repaired."""
import verify_cases

CASES = {
    "constant-reseed": {"random"},
    "hidden-prng": {"output.reference", "random"},
    "memo-cache": {"output.session"},
    "missing-global": {"output.served_by", "app.INSTANCE"},
    "openssl": {"output.cookie"},
    "prng": {"output.coupon", "app.coupons._random"},
    "signing-key": {"output.receipt", "app.KEY"},
    "temp-file": {"output.folder", "app.FOLDER"},
    "time-reseed": {"random"},
    "timestamp": {"output.started", "app.STARTED"},
    "uuid": {"output.served_by", "app.INSTANCE"},
}

QUICK = ("constant-reseed", "hidden-prng", "missing-global", "signing-key", "time-reseed", "timestamp")

if __name__ == "__main__":
    verify_cases.check("python", CASES, QUICK)
