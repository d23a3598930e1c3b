"""Views of the public form: ask for a call, the receipt, withdraw."""

import secrets

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from booking.models import CallbackRequest
from booking.models.choices import Status
from practice.models import PracticeSettings

from .call_files import as_download, calendar_entry, contact_card
from .forms import CallbackRequestForm
from .throttling import Sender
from .tokens import key_of, receipt_for, was_issued
from .uploads import without_files
from .withdraw_form import WithdrawForm

FLOOD = gettext_noop(
    "Too many requests came from your connection. Nothing you typed is lost: wait a minute and send it again, or call."
)


class HttpResponseSeeOther(HttpResponseRedirect):
    """Sends the browser on with GET, so that a reload sends nothing again."""

    status_code = 303


def personal(view):
    """Guard a public view that reads personal words: nothing is cached, and no error report holds what was typed.

    A signed token in the form and the Origin header stand for Django's cookie (see booking/public/tokens.py).
    """
    guarded = never_cache(csrf_exempt(without_files(sensitive_post_parameters()(sensitive_variables()(view)))))
    return require_http_methods(["GET", "HEAD", "POST"])(guarded)


@personal
def request_create(request):
    practice = PracticeSettings.for_request(request)
    if request.method != "POST":
        return _show(request, CallbackRequestForm.opened(request.GET, practice))
    sender = Sender(request)
    # Counted before anything of it is read; whoever changes the language often can still send.
    is_flood = sender.is_flooding("switch" if "switch" in request.GET else "create")
    if not is_flood and ("switch" in request.GET or "switch" in request.POST):
        return _show(request, CallbackRequestForm.switched(request.POST, practice))
    form = CallbackRequestForm(request.POST, practice=practice, sender=sender)
    if is_flood:
        return _show(request, form.refuse(_(FLOOD)), status=429)
    if not form.is_valid():
        return _show(request, form)
    if form.sent_token.is_used_up():
        return _show(request, form.refuse_token(), status=429)
    stored = form.stored()
    if stored is None:
        return _show(request, form, status=503)
    return HttpResponseSeeOther(reverse("booking:request-done", args=[receipt_for(stored.key)]))


def _show(request, form, status=200):
    # The language button of the page's head belongs to the form, so that what was typed goes along.
    context = {"form": form, "switch_form": "request-form", "leave_site": True, "once": _name_for_once()}
    if "again" in request.GET:
        context["shown_as"] = request.path
        # After a day the receipt is worth nothing, and what is sent corrects nothing.
        context["is_another"] = was_issued(request.GET["again"]) and not key_of(request.GET["again"])
    return render(request, "booking/request_create.html", context, status=status)


def _name_for_once() -> str:
    """Return a name of a field that no other copy of the form has.

    Browsers know a form again by the names in it, and on the way back fill it out again: for whoever comes next.
    """
    return f"at-{secrets.token_hex(6)}"


def _kept(receipt: str) -> CallbackRequest | None:
    """Return the request of a receipt while its details are kept."""
    key = key_of(receipt)
    kept = CallbackRequest.objects.select_related("clinician").filter(erased_at=None)
    return kept.filter(key=key).first() if key else None


def _awaits_call(stored: CallbackRequest | None) -> bool:
    """Tell whether an hour was promised and the call is still to come, as whoever was taken for spam is told, too."""
    return bool(stored and stored.promised_at) and (stored.is_open or stored.status == Status.SPAM)


@personal
def request_done(request, receipt):
    stored = _kept(receipt)
    if stored is None and was_issued(receipt):
        return request_received(request)
    if stored and stored.status == Status.WITHDRAWN:
        return request_withdrawn(request)  # Nothing here may still say that we will call.
    is_over = bool(stored and stored.promised_at) and stored.promised_at < timezone.now()
    context = {"callback": stored, "receipt": receipt, "is_over": is_over, "has_calendar": _awaits_call(stored)}
    context["shown_as"] = reverse("booking:request-received") if stored else ""
    return render(request, "booking/request_done.html", context, status=200 if stored else 404)


@personal
def request_received(request):
    """Say only that a request was received: what the address of the confirmation tells later, or to a reload."""
    context = {"shown_as": reverse("booking:request-received")}
    return render(request, "booking/request_received.html", context)


@never_cache
@require_safe
def contact_card_file(request):
    """Answer with the contact card, which is the same for everybody."""
    practice = PracticeSettings.for_request(request)
    if not practice.caller_list:
        raise Http404
    return as_download(contact_card(practice), "text/vcard", "contact.vcf")


@never_cache
@require_safe
def calendar_file(request, receipt):
    stored = _kept(receipt)
    if not _awaits_call(stored):
        raise Http404
    entry = calendar_entry(stored, PracticeSettings.for_request(request))
    return as_download(entry, "text/calendar", "call.ics")


@personal
def request_withdraw(request, receipt=""):
    is_flood = request.method == "POST" and Sender(request).is_flooding("withdraw")
    form = WithdrawForm(request.POST if request.method == "POST" else None, initial={"receipt": receipt})
    status = 200
    if is_flood:
        form.add_error(None, _("Too many attempts from your connection. Please call us instead."))
        status = 429
    elif form.is_valid():
        form.save()
        return HttpResponseSeeOther(reverse("booking:request-withdrawn"))
    context = {"form": form, "shown_as": reverse("booking:request-withdraw")}
    return render(request, "booking/request_withdraw.html", context, status=status)


@personal
def request_withdrawn(request):
    return render(request, "booking/request_withdrawn.html", {"shown_as": reverse("booking:request-withdrawn")})
