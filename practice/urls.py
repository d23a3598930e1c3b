from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from practice import brand, views

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("favicon.ico", brand.favicon),
    path("site.webmanifest", brand.web_manifest, name="web-manifest"),
    path("healthz", views.health),
    path("robots.txt", views.robots),
    path("sitemap.xml", views.sitemap),
    # What is made for the public; originals stay out of reach. A web server in front answers before this does.
    path("media/images/<path:path>", views.rendition),
]

urlpatterns += i18n_patterns(
    path(_("call-back/"), include("booking.urls")),
    path(_("search/"), views.search, name="search"),
    re_path(r"^(?P<address>(?:call-back|search)/.*)$", views.moved),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "practice.errors.bad_request"
handler500 = "practice.errors.server_error"
