from django import template

from booking import promise
from booking.models.planning import moment_in_words

register = template.Library()
register.filter("by_when", promise.by_when)
register.filter("clock", promise.clock)
register.filter("digits", promise.digits)
register.filter("moment", moment_in_words)
