from django.urls import path

from vouchers.views import VoucherView

urlpatterns = [path("vouchers/", VoucherView.as_view())]
