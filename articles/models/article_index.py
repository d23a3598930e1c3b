from __future__ import annotations

from django.conf import settings
from django.db import models
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from articles.feeds import ArticleFeed
from articles.querysets import ArticlePageQuerySet
from practice.http.pagination import paginated
from practice.models.page_mixins import PublicPageMixin
from practice.models.page_panels import search_and_sharing, title_panel
from practice.routing.subpage import Subpage

from .article import ArticlePage
from .topic import Topic

# A topic with fewer articles, and no introduction, is not worth indexing (A7).
FEW_ARTICLES = 2


class ArticleIndexPage(PublicPageMixin, RoutablePageMixin, Page):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [title_panel(), "introduction", search_and_sharing(in_menu=True)]

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")

    @path(_("topics/<slug:slug>/"), name="topic")
    def show_topic(self, request, slug):
        return self.render(request, template="articles/topic.html", topic=get_object_or_404(Topic, slug=slug))

    @path(_("feed/"), name="feed")
    def feed(self, request):
        return ArticleFeed(self)(request)

    @path("feed/")
    def moved_feed(self, request):
        """Lead on from the English word below the Spanish list."""
        return redirect(self.get_url(request) + self.feed_path, permanent=True)

    @property
    def feed_path(self) -> str:
        """Return where below the list the feed is, in the list's language."""
        return subpage_path("feed", self.locale.language_code)

    def articles(self) -> ArticlePageQuerySet:
        return ArticlePage.objects.written_in(self.locale).newest_first().for_listing()

    def topics(self) -> list[Topic]:
        """Return the topics that have an article in this language, by their names in it."""
        return Topic.by_name(Topic.objects.filter(pk__in=ArticlePage.objects.written_in(self.locale).values("topics")))

    def get_context(self, request, *args, topic=None, **kwargs):
        """Add a page of articles; a topic with few of them and no introduction is not worth indexing (A7)."""
        articles = paginated(self.articles().filter(topics=topic) if topic else self.articles(), request)
        return super().get_context(request, *args, **kwargs) | {
            "articles": articles,
            "topics": self.topics(),
            "topic": topic,
            "subpage": topic and subpage_of(topic),
            "noindex": bool(topic) and articles.paginator.count < FEW_ARTICLES and not topic.introduction,
        }


def topic_path(topic: Topic, language: str) -> str:
    """Return where below the list of articles a topic is, in `language`: “topics/grief/”, “temas/grief/”."""
    return subpage_path("topic", language, slug=topic.slug)


def subpage_path(name: str, language: str, **parts) -> str:
    with override(language):
        return ArticleIndexPage.get_resolver().reverse(name, **parts)


def subpage_of(topic: Topic) -> Subpage:
    title = topic.name[:1].upper() + topic.name[1:]
    return Subpage(title, {code: topic_path(topic, code) for code, _name in settings.LANGUAGES})
