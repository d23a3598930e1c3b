"""Addresses of the desk beside its viewset: what locked screens ask for, too, which Wagtail would send to sign in."""

from django.urls import path

from .live import live

urlpatterns = [path("call-backs/live/", live, name="desk_live")]
