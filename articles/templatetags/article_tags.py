"""What templates ask about articles: the address of a topic, the articles of a clinician, where else one is begun."""

from __future__ import annotations

from django import template
from django.core.paginator import Page

from articles.beginning import ways_to_begin
from articles.models import ArticlePage
from articles.models.article_index import topic_path
from clinicians.models import ClinicianPage
from practice.http.pagination import paginated
from practice.templatetags.navigation_tags import section_url
from practice.templatetags.request_context import request_of
from practice.wording import active_language, in_sentence

register = template.Library()


@register.simple_tag(takes_context=True)
def topic_url(context, topic) -> str:
    """Return the address of the articles on a topic, in the active language."""
    url = section_url(context, "articleindexpage")
    return url and url + topic_path(topic, active_language())


@register.simple_tag(takes_context=True)
def articles_by(context, clinician: ClinicianPage) -> Page:
    """Return a page of the live articles by a clinician in the language of the profile, newest first."""
    return paginated(ArticlePage.objects.by(clinician).defer_streamfields(), request_of(context))


@register.filter
def begun_elsewhere(article: ArticlePage) -> list[tuple[str, str]]:
    """Return the other languages in which an article could be begun, each with the address of its form."""
    ways = [way for way in ways_to_begin() if way.index.locale_id != article.locale_id]
    return [(in_sentence(way.index.locale), way.url) for way in ways]
