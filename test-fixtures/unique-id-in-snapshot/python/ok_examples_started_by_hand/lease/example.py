"""How to take part in an election; nothing imports this, a reader starts it."""
import uuid

from lease.client import Election

# A unique identifier for this candidate
candidate_id = uuid.uuid4()

election = Election("examplelock", candidate_id)
election.run()
print("left the election")
