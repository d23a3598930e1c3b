"""What the templates of the admin ask about the person who has signed in."""

from django import template

from practice.roles.colleague_drafts import as_published
from practice.roles.groups import publishes

register = template.Library()
register.filter("publishes", publishes)
register.filter("as_published", as_published)
