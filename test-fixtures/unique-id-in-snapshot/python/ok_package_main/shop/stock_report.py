#!/usr/bin/env python3
"""A script beside the modules of the package: who wants the report starts it."""
import uuid

import shop

shop.RUN_ID = str(uuid.uuid4())
print("report", shop.run_id())
