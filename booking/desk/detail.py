"""Detail view of one request, for somebody with a receiver at the ear, and the disclosure of what is stored."""

from __future__ import annotations

from django.http import Http404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from booking.actions.claim import keep_awake
from booking.audit import record
from booking.call_script import CallScript, answer_rule, script_for, text_link
from booking.fitting import wanted_in_words
from booking.models import CallbackRequest
from booking.models.choices import OPEN, Outcome, Status
from booking.schedule import due_in_words, is_late, seems_unreachable, suggest_next

from .audit_log import Line, lines
from .base import DeskView, desk_url
from .forms import AttemptForm, DoNotCallForm, EraseForm, LiftForm
from .live import stamp
from .who_can_take import WhoCanTake

# The outcomes as buttons, in the order of their frequency, each with its key.
OUTCOME_KEYS = {
    Outcome.NO_ANSWER: "n",
    Outcome.LEFT_MESSAGE: "v",
    Outcome.TEXTED: "t",
    Outcome.BUSY: "b",
    Outcome.WRONG_NUMBER: "w",
    Outcome.REACHED: "r",
    Outcome.SCHEDULED: "s",
    Outcome.WAITLIST: "i",
    Outcome.DECLINED: "d",
}
# The same of somebody on the waitlist.
WAITING_KEYS = {
    Outcome.NO_ANSWER: "n",
    Outcome.LEFT_MESSAGE: "v",
    Outcome.TEXTED: "t",
    Outcome.BUSY: "b",
    Outcome.WRONG_NUMBER: "w",
    Outcome.STILL_WAITING: "i",
    Outcome.FOUND_OTHER: "f",
    Outcome.SCHEDULED: "s",
    Outcome.DECLINED: "d",
}
# Changes that need more than a click have their own place on the screen.
STATUS_BUTTONS = {
    Status.UNREACHABLE: _("Close: not reachable"),
    Status.WITHDRAWN: _("Close: no call wanted"),
    Status.SPAM: _("This is spam"),
    Status.TRYING: _("Call again anyway"),
    Status.NEW: _("Not spam: put it back"),
    Status.SCHEDULED: _("An appointment was made"),
    Status.WAITLIST: _("Put on the waitlist"),
    Status.DECLINED: _("Declined"),
}
_BY_OUTCOME = {Status.TRYING, Status.NEW, Status.SCHEDULED, Status.WAITLIST, Status.DECLINED}
# Who wants no call is not called by a thumb on the number.
DO_NOT_CALL_STATUSES = {Status.WITHDRAWN, Status.SPAM, Status.MERGED}
# The fields of the screen that hold sentences, which nobody should have to write twice.
TYPED = ["note", "reason", "do_not_call_reason"]


def has_keys(user) -> bool:
    """Tell whether single keys do something on this person's screens; the account's page turns them off."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts


def status_buttons(callback: CallbackRequest) -> list[dict]:
    """Return the changes of status that one click makes; while calls are logged, outcomes make most of them."""
    hidden = _BY_OUTCOME if callback.is_open else _BY_OUTCOME - {Status.TRYING} if callback.is_waiting else set()
    return [
        {"status": status, "label": label}
        for status, label in STATUS_BUTTONS.items()
        if status not in hidden and callback.may_become(status)
    ]


def outcome_buttons(callback: CallbackRequest, practice) -> list[dict]:
    """Return the outcomes that one click logs; a text message has no button where the practice sends none."""
    return [
        {"value": outcome, "label": outcome.label, "key": key}
        for outcome, key in (WAITING_KEYS if callback.is_waiting else OUTCOME_KEYS).items()
        if outcome.needs is None or outcome.needs.is_asked_by(practice)
    ]


@method_decorator(sensitive_variables(), name="get_context_data")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class DetailView(DeskView):
    template_name = "booking/desk/detail.html"

    def get(self, request, pk):
        self.load(pk)
        record([self.callback], "booking.view", request.user)
        keep_awake(self.callback, request.user)
        return self.show()

    def post(self, request, pk):
        """Show the screen again with what was typed on it; nothing is changed."""
        return self.get(request, pk)

    def load(self, pk: int) -> None:
        """Read the request and the others of its number, or answer 404."""
        found = (
            CallbackRequest.objects.with_do_not_call()
            .select_related("claimed_by", "clinician", "opening")
            .with_same_number(pk)
        )
        if not found:
            raise Http404
        self.callback, *self.others = found
        for other in self.others:
            other.may_take_this_in = other.status in OPEN and self.callback.may_become(Status.MERGED)

    def get_page_title(self):
        return self.callback.reference

    @property
    def typed(self) -> str:
        """Return the words that came along with the button, whatever the field."""
        names = TYPED if self.callback.is_erased else TYPED[:-1]  # A reason to stop has a field everywhere else.
        found = (self.request.POST.get(name, "").strip() for name in names)
        return "\n".join(text for text in found if text)

    def get_context_data(self, **kwargs):
        callback, now = self.callback, timezone.now()
        may_change = self.user_has_permission("change")
        is_free = callback.claimed_by_id in (None, self.request.user.pk)
        is_called = callback.is_open or callback.is_waiting
        may_log = may_change and is_free and is_called and callback.do_not_call_reason is None
        suggested = suggest_next(callback, self.practice, now) if is_called else None
        context = {
            "callback": callback,
            "due_words": due_in_words(callback, now),
            "late": is_late(callback, now),
            "call_script": (script := self.call_script()),
            "is_called": is_called,
            "text_link": text_link(callback, script) if is_called else "",
            "answer_rule": answer_rule(callback),
            "permissions": callback.permissions(self.practice),
            "suggested": suggested,
            "seems_unreachable": seems_unreachable(callback, self.practice),
            "wanted": wanted_in_words(callback) if callback.waiting_since else [],
            "outcomes": outcome_buttons(callback, self.practice),
            "may_log": may_log,
            "has_keys": has_keys(self.request.user),
            "attempt_form": self.attempt_form(suggested, may_log),
            "who_can_take": WhoCanTake(callback, self.practice, self.request.POST) if may_log else None,
            "do_not_call_form": DoNotCallForm(initial=self.request.POST.dict()),
            "lift_form": LiftForm(initial=self.request.POST.dict()),
            "erase_form": EraseForm(initial=(self.request.POST or self.request.GET).dict()),
            "status_buttons": status_buttons(callback) if is_free else [],
            "others": self.others,
            "is_mine": callback.claimed_by_id == self.request.user.pk,
            "is_manager": self.user_has_permission("delete"),
            "may_change": may_change,
            "may_be_dialed": callback.do_not_call_reason is None and callback.status not in DO_NOT_CALL_STATUSES,
            "audit": self.audit(),
            "live_since": stamp(),
        }
        context |= kwargs
        reason = context["attempt_form"]["reason"]
        context["asks_reason"] = bool(reason.errors or (reason.value() and callback.refused(self.practice)))
        return super().get_context_data(**context)

    def call_script(self) -> CallScript | None:
        """Return the words of the call, where there is to be one."""
        silent = self.callback.do_not_call_reason is not None or self.callback.is_erased
        return None if silent else script_for(self.callback, self.request.user, self.practice)

    def audit(self) -> list[Line] | None:
        """Return who changed what, where it is asked for; managers also see who looked."""
        if "audit" not in self.request.GET and "audit" not in self.request.POST:
            return None
        return lines(self.callback, with_views=self.user_has_permission("delete"))

    def attempt_form(self, suggested, may_log: bool) -> AttemptForm:
        """Return the form with what was typed before; where no call can be logged, all of it is in the note."""
        sent = self.request.POST
        typed = {name: sent[name] for name in ("note", "reason", "call_at", "referral") if name in sent}
        if not may_log and self.typed:
            typed["note"] = self.typed
        return AttemptForm(initial={"call_at": suggested} | typed)


class DisclosureView(DetailView):
    """Lists everything that is stored of a person who asks; who looked is recorded."""

    page_title = _("What we hold")
    template_name = "booking/desk/disclosure.html"

    def get(self, request, pk):
        self.load(pk)
        record([self.callback], "booking.disclose", request.user)
        return self.show()

    get_page_title = DeskView.get_page_title

    def get_breadcrumbs_items(self):
        *above, here = super().get_breadcrumbs_items()
        return [*above, {"url": desk_url("open", self.callback.pk), "label": self.callback.reference}, here]

    def get_context_data(self, **kwargs):
        context = {
            "callback": self.callback,
            "others": self.others,
            "answer_rule": answer_rule(self.callback),
            "permissions": self.callback.permissions(self.practice),
            "wanted": wanted_in_words(self.callback) if self.callback.waiting_since else [],
        }
        return super(DetailView, self).get_context_data(**context, **kwargs)
