"""What the templates of the admin ask about the person who has signed in."""

from django import template

from practice.permissions import publishes

register = template.Library()
register.filter("publishes", publishes)
