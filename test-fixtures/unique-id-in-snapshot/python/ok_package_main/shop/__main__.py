"""`python -m shop`: runs to its end, and nothing of it is left for a snapshot."""
import uuid

import shop

shop.RUN_ID = str(uuid.uuid4())
print("run", shop.run_id())
