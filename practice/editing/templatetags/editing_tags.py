"""The sentence above the text: where it stands, what the reader asked for, what has changed."""

from django import template
from django.utils import timezone

from wagtail.models import Page

from practice.editing.changes import changes_since_published
from practice.editing.reading_views import may_take_back
from practice.editing.standing import CHANGES, READING, where_it_stands
from practice.editing.times import in_practice_time

register = template.Library()
register.filter("practice_time", in_practice_time)


@register.simple_tag
def practice_zone() -> str:
    """Return the zone of the times in the admin: “America/Los Angeles (PST)”."""
    zone = timezone.get_default_timezone_name()
    return f"{zone.replace('_', ' ')} ({timezone.localtime(timezone=timezone.get_default_timezone()).tzname()})"


@register.simple_tag(takes_context=True)
def standing_of(context, page):
    """Return where `page` stands while someone reads it or waits for a change; an account stands nowhere."""
    is_page = isinstance(page, Page) and page.pk
    found = where_it_stands(page, context["request"].user) if is_page else None
    return found if found and found.state in (READING, CHANGES) else None


@register.inclusion_tag("practice/admin/standing.html", takes_context=True)
def standing(context, page):
    """Say where `page` stands, and show a reader the changes first."""
    found, user = standing_of(context, page), context["request"].user
    if found is None:
        return {"standing": None}
    is_read = found.state == READING
    is_reader = is_read and found.is_mine
    return {
        "page": page,
        "standing": found,
        "is_reader": is_reader,
        "changes": changes_since_published(page, context["request"]) if is_reader else [],
        "may_take_back": is_read and may_take_back(page, page.current_workflow_state, user) and not found.is_mine,
        "comments": page.wagtail_admin_comments.filter(resolved_at=None).count(),
    }
