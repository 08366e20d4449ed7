from django.core.cache import cache
from django.db.models.signals import post_save
from django.dispatch import receiver

from blog.models import Post


@receiver(post_save, sender=Post)
def forget_listing(sender, instance, **kwargs):
    cache.delete("blog:listing")
