from django.apps import apps
from django.http import JsonResponse


def node(request):
    return JsonResponse({"node": apps.get_app_config("shop").node_id})
