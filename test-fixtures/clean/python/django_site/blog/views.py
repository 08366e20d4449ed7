from django.core.cache import cache
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from blog.models import Post

PAGE_SIZE = 20


def listing(request):
    page = int(request.GET.get("page", 1))
    posts = cache.get_or_set("blog:listing", lambda: list(Post.objects.filter(published_at__lte=timezone.now())), 60)
    start = (page - 1) * PAGE_SIZE
    return JsonResponse({"posts": [{"slug": post.slug, "title": post.title} for post in posts[start:start + PAGE_SIZE]]})


def post(request, slug):
    found = get_object_or_404(Post, slug=slug)
    age = timezone.now() - found.published_at
    return JsonResponse({"title": found.title, "body": found.body, "days": age.days})
