from django.urls import path

from . import views

app_name = "booking"

urlpatterns = [
    path("", views.request_create, name="request-create"),
    path("received/<str:receipt>/", views.request_done, name="request-done"),
    path("withdraw/", views.request_withdraw, name="request-withdraw"),
    path("withdraw/done/", views.request_withdrawn, name="request-withdrawn"),
    path("withdraw/<str:receipt>/", views.request_withdraw, name="request-withdraw"),
]
