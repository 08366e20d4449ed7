import random

from django.http import JsonResponse
from django.views import View

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class VoucherView(View):
    """A voucher for everybody who asks, and the same one in every clone."""

    def post(self, request):
        code = "".join(random.choices(ALPHABET, k=10))  # expect: hidden-prng-in-handler
        return JsonResponse({"code": code, "customer": request.POST["customer"]})
