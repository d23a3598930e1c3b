"""Filters for templates of the admin: the role of who has signed in, and what may be shown of a draft."""

from django import template

from practice.mail.outbox import language_of
from practice.roles.colleague_drafts import as_published
from practice.roles.groups import publishes
from practice.wording import in_sentence

register = template.Library()
register.filter("publishes", publishes)
register.filter("as_published", as_published)
register.filter("admin_language", language_of)
register.filter("in_sentence", in_sentence)
