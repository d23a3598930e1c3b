from wagtail import hooks

from .viewsets import ArticleListing


@hooks.register("register_admin_viewset")
def register_articles():
    return ArticleListing()
