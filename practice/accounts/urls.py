"""Addresses of sign-in, reauthentication and second factors; they stand before those of Wagtail that they close."""

from allauth.account import views as account_views

from django.urls import include, path
from django.views.decorators.cache import never_cache

from wagtail.utils.urlpatterns import decorate_urlpatterns

from .languages import localized
from .views import LoginView

urlpatterns = [
    path("login/", LoginView.as_view(), name="account_login"),
    path("logout/", account_views.logout, name="account_logout"),
    path("reauthenticate/", account_views.reauthenticate, name="account_reauthenticate"),
    path("second-factor/", include("allauth.mfa.urls")),
]
urlpatterns = decorate_urlpatterns(decorate_urlpatterns(urlpatterns, localized), never_cache)
