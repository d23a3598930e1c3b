from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from practice.http import health, leave_site, manifest, media, private_pages, robots
from practice.routing.redirects import redirect_english_address
from practice.search.views import search
from practice.seo import sitemaps

urlpatterns = [
    path("admin/", include("practice.accounts.urls")),
    path("admin/", include("booking.desk.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("_util/login/", never_cache(RedirectView.as_view(pattern_name="account_login", query_string=True))),
    path("favicon.ico", manifest.favicon),
    path("site.webmanifest", manifest.web_manifest, name="web-manifest"),
    path("healthz", health.health),
    path("leave/", leave_site.leave_site, name="leave-site"),
    path("robots.txt", robots.robots),
    path("sitemap.xml", sitemaps.sitemap),
    # What is made for the public; originals stay out of reach. A web server in front answers before this does.
    path("media/images/<path:path>", media.rendition),
]

urlpatterns += i18n_patterns(
    path(_("call-back/"), include("booking.public.urls")),
    path(_("search/"), search, name="search"),
    re_path(r"^(?P<address>(?:call-back|search)/.*)$", redirect_english_address),
    # In both languages, for the page that asks for the password of a document.
    re_path(r"^documents/(\d+)/(.*)$", private_pages.serve_document, name="wagtaildocs_serve"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        private_pages.open_document,
        name="wagtaildocs_authenticate_with_password",
    ),
    path(
        "_util/authenticate_with_password/<int:restriction_id>/<int:page_id>/",
        private_pages.open_page,
        name="wagtailcore_authenticate_with_password",
    ),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "practice.http.error_pages.bad_request"
handler403 = "practice.http.error_pages.permission_denied"
handler404 = "practice.http.error_pages.page_not_found"
handler500 = "practice.http.error_pages.server_error"
