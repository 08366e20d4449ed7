from django.urls import path

from blog import views

app_name = "blog"
urlpatterns = [path("", views.listing, name="listing"), path("<slug:slug>/", views.post, name="post")]
