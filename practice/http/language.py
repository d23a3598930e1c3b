"""The language of an answer: the address alone decides it."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language_from_path


class PathLanguageMiddleware(LocaleMiddleware):
    """The address alone decides the language: nothing a browser says redirects or varies a page."""

    def process_request(self, request):
        translation.activate(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
