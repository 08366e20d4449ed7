"""Modal takes its memory snapshot behind the enter methods that ask for one; the others run in every container."""
import uuid

import modal

app = modal.App("captions")


@app.cls(enable_memory_snapshot=True)
class Captions:
    @modal.enter(snap=True)
    def load(self):
        self.worker = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    @modal.enter(snap=False)
    def start(self):
        self.container = uuid.uuid4().hex

    @modal.method()
    def caption(self, image):
        return {"worker": self.worker, "container": self.container, "request": uuid.uuid4().hex, "size": len(image)}
