"""timezone.now() with parentheses: all rows get the time of the import."""
import uuid

from django.db import models
from django.utils import timezone


class Ticket(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    subject = models.CharField(max_length=200)
    opened_at = models.DateTimeField(default=timezone.now())  # expect: timestamp-in-snapshot
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["opened_at"]

    def close(self):
        self.closed_at = timezone.now()
        self.save(update_fields=["closed_at"])
