from django.http import JsonResponse
from django.urls import path


def arm(request):
    return JsonResponse({"arm": request.arm, "id": request.id})


urlpatterns = [path("arm", arm)]
