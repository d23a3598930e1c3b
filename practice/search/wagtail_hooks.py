from wagtail import hooks

from .viewsets import SynonymsViewSet


@hooks.register("register_admin_viewset")
def register_synonyms():
    return SynonymsViewSet()
