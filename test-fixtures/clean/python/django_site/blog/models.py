"""Defaults of fields are functions: Django calls them for every row."""
import secrets
import uuid

from django.db import models
from django.utils import timezone


def new_slug():
    return secrets.token_urlsafe(8)


class Post(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True, default=new_slug)
    title = models.CharField(max_length=200)
    body = models.TextField()
    published_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-published_at"]
        indexes = [models.Index(fields=["slug"])]

    def __str__(self):
        return self.title
