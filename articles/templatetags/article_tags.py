"""What templates ask about articles: the address of a topic, the articles of a clinician."""

from __future__ import annotations

from django import template
from django.core.paginator import Page

from articles.models import ArticlePage
from articles.models.article_index import topic_path
from clinicians.models import ClinicianPage
from practice.http.pagination import paginated
from practice.templatetags.navigation_tags import section_url
from practice.templatetags.request_context import request_of
from practice.wording import active_language

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
