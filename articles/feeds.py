"""The Atom feed of the newest articles of one language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from practice.routing import site_context

if TYPE_CHECKING:
    from articles.models import ArticleIndexPage

LATEST = 20


class AuthorsFeed(Atom1Feed):
    """An Atom feed whose entries name each author in an element of their own."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class ArticleFeed(Feed):
    """The newest articles of one language, for those who read with a feed reader (A16)."""

    feed_type = AuthorsFeed

    def __init__(self, index: ArticleIndexPage):
        self.index = index
        self.language = index.locale.language_code

    def get_object(self, request, *args, **kwargs):
        self.request = request
        self.practice = site_context.for_request(request).practice
        return self.index

    def title(self, index):
        return _("Articles by %(practice)s") % {"practice": self.practice.name}

    def subtitle(self, index):
        return index.introduction or index.search_description

    def link(self, index):
        return self._address(index)

    def feed_url(self, index):
        return self._address(index) + index.feed_path

    def feed_guid(self, index):
        return self.feed_url(index)

    def items(self, index):
        return index.articles()[:LATEST]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.standfirst or article.search_description

    def item_link(self, article):
        return self._address(article)

    def item_guid(self, article):
        # Stays when the article's address changes, so that no reader shows it twice.
        return f"urn:uuid:{article.translation_key}:{self.index.locale.language_code}"

    def item_extra_kwargs(self, article):
        return {"authors": [row.clinician.title for row in article.authorships.all()]}

    def item_pubdate(self, article):
        return timezone.make_aware(dt.datetime.combine(article.published_on, dt.time(12)))

    def item_updateddate(self, article):
        return article.last_published_at or self.item_pubdate(article)

    def _address(self, page) -> str:
        return settings.SITE_URL + page.get_url(self.request)
