"""The site's addresses and two that refuse, for the tests of the error pages."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from practice.urls import handler500  # noqa: F401 - the handler is looked up here.
from practice.urls import urlpatterns as site_patterns


def closed(request):
    raise PermissionDenied


urlpatterns = [
    path("posting/", csrf_protect(lambda request: HttpResponse())),
    *i18n_patterns(path("closed/", closed), prefix_default_language=False),
    *site_patterns,
]
