"""The sentence and the address after something was sent, published or taken back, in place of Wagtail's own."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.models import Page

from .models import ReadingTask
from .times import in_practice_time


def tell(request: HttpRequest, page: Page, done: str, why: str = "") -> HttpResponse:
    """Lead back to the text with one sentence about what was `done`, or about `why` it was not ("too_late")."""
    list(get_messages(request))  # What Wagtail says of it is taken out, unread.
    page = type(page.specific).objects.get(pk=page.pk)
    if done == "too_late":
        messages.warning(request, f"{why} {_('What you changed is saved as a draft.')}")
    elif done == "publish" and page.live and not page.approved_schedule:
        button = messages.button(page.get_url(request), _("See it"), new_window=False)
        messages.success(request, _("“%(title)s” is online.") % {"title": page.title}, buttons=[button])
    else:
        messages.success(request, sentence_of(page, done))
    return redirect("wagtailadmin_pages:edit", page.pk)


def sentence_of(page: Page, done: str) -> str:
    title = page.get_admin_display_title()
    match done:
        case "send":
            sentence = _("“%(title)s” is with %(name)s now. You get an email when there is an answer.")
            return sentence % {"title": title, "name": ReadingTask.current().reader_name}
        case "publish":
            at = page.scheduled_revision.approved_go_live_at
            return _("“%(title)s” goes online on %(date)s.") % {"title": title, "date": in_practice_time(at)}
        case "reject":
            return _("The author of “%(title)s” reads your words above the text, and gets an email.") % {"title": title}
    return _("You have “%(title)s” back and can write on.") % {"title": title}
