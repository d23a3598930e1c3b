from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "booking"

urlpatterns = [
    path("", views.request_create, name="request-create"),
    path(_("received/"), views.request_received, name="request-received"),
    path(_("received/<str:receipt>/"), views.request_done, name="request-done"),
    path("contact.vcf", views.contact_card_file, name="contact-card"),
    path(_("received/<str:receipt>/call.ics"), views.calendar_file, name="calendar"),
    path(_("withdraw/"), views.request_withdraw, name="request-withdraw"),
    path(_("withdraw/done/"), views.request_withdrawn, name="request-withdrawn"),
    path(_("withdraw/<str:receipt>/"), views.request_withdraw, name="request-withdraw"),
]
