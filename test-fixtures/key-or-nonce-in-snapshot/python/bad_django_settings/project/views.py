from django.http import JsonResponse


def cart(request):
    return JsonResponse({"items": request.session.get("items", [])})
