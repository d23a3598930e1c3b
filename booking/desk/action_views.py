"""Views of the actions on a request: each is a POST that answers with the screen it came from.

Everything on the screen is one form, so whatever was typed comes along with every button. A button that changes
something keeps it as a note; one that cannot gives it back.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages

from booking.actions.base import AlreadyClaimed, IllegalTransition
from booking.actions.change_status import change_status
from booking.actions.claim import claim, release, take_over
from booking.actions.do_not_call import put_on_do_not_call_list, take_off_do_not_call_list
from booking.actions.legal_hold import set_legal_hold
from booking.actions.log_call import log_call
from booking.actions.merge import merge
from booking.actions.note import add_note
from booking.actions.undo_call import TooLate, undo_call
from booking.audit import record
from booking.models import Attempt, CallbackRequest
from booking.models.choices import Outcome, Status, Tab
from booking.public.fields import is_key
from booking.schedule import due_in_words

from .base import desk_url
from .detail import STATUS_BUTTONS, DetailView
from .forms import AttemptForm, DoNotCallForm, LiftForm, NoteForm
from .who_can_take import HeardForm


def display_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("someone else")


class NoteRefused(Exception):
    """A note that cannot be kept as it is; it goes back to its writer."""


class ActionView(DetailView):
    """Runs an action on the request; what its checks refuse is said in a sentence."""

    permission_required = "change"
    http_method_names = ["get", "post", "options"]

    def get(self, request, pk):
        """Lead somebody who had to sign in on the way to the screen; nothing is changed."""
        return redirect(desk_url("open", pk))

    def post(self, request, pk):
        self.load(pk)
        try:
            return self.act() or self.stay()
        except NoteRefused:
            return self.stay(status=422, attempt_form=AttemptForm(request.POST))
        except AlreadyClaimed as error:
            return self.refuse(_("%(name)s has this request.") % {"name": display_name(error.claimed_by)})
        except IllegalTransition:
            self.load(pk)
            status = self.callback.get_status_display()
            return self.refuse(_("This can no longer be done: the request is now “%(status)s”.") % {"status": status})

    def act(self):
        """Do it, and return where to go from here; None stays on the screen."""
        raise NotImplementedError

    def note(self) -> dict:
        """Return what an action keeps as a note, or raise NoteRefused."""
        form = NoteForm(self.request.POST)
        if not form.is_valid():
            raise NoteRefused
        return form.cleaned_data

    def refuse(self, sentence: str):
        if self.typed:
            sentence += " " + _("Nothing was logged. What you typed is still here.")
        messages.error(self.request, sentence)
        return self.stay(status=409)

    def stay(self, status: int = 200, **forms):
        """Answer with the request's own screen; what was typed is put back where it was."""
        if not (forms or self.typed):
            return redirect(desk_url("open", self.callback.pk))
        self.load(self.callback.pk)
        record([self.callback], "booking.view", self.request.user)
        return self.show(status=status, **forms)

    def say(self, sentence: str) -> None:
        messages.success(self.request, sentence)

    def reopen(self, sentence: str, callback: CallbackRequest | None = None):
        """Answer with the screen as it is now, without what was typed: that is kept, or gone for good."""
        self.say(sentence)
        return redirect(desk_url("open", (callback or self.callback).pk))

    def leave(self, sentence: str, attempt: Attempt | None = None):
        """Answer with the queue, which offers the next person and to take the call back; the way back is beside."""
        back = messages.button(desk_url("open", self.callback.pk), _("Open it again"))
        messages.success(self.request, sentence, buttons=[back])
        done = {"done": self.callback.pk} | ({"call": attempt.pk} if attempt else {})
        if attempt and attempt.before and attempt.before["status"] == Status.WAITLIST:
            done["tab"] = Tab.WAITLIST.value  # Those to check in with are called one after the other.
        return redirect(f"{desk_url('index')}?{urlencode(done)}")


class ClaimView(ActionView):
    claim = staticmethod(claim)

    def act(self):
        if self.callback.do_not_call_reason is not None:
            return self.refuse(_("No one may call this number."))
        self.claim(self.callback, self.request.user)
        return self.say(_("You have this request."))


class TakeOverView(ClaimView):
    """Takes the request from the person who has it."""

    claim = staticmethod(take_over)


class ReleaseView(ActionView):
    def act(self):
        release(self.callback, self.request.user, **self.note())
        return self.reopen(_("The request is back in the queue."))


class AttemptView(ActionView):
    """Logs a call, or a note without one; a form that is not complete comes back with what was typed."""

    def act(self):
        if self.request.POST.get("outcome") == Outcome.NOTE:
            add_note(self.callback, self.request.user, **self.note())
            return self.reopen(_("The note is kept."))
        if self.callback.do_not_call_reason is not None:
            return self.refuse(_("No one may call this number."))
        form = AttemptForm(self.request.POST)
        if form.is_valid():
            try:
                attempt = log_call(
                    self.callback,
                    self.request.user,
                    practice=self.practice,
                    wishes=HeardForm(self.callback, self.request.POST).wishes,
                    **form.cleaned_data,
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return self.leave(self.sentence(attempt), attempt)
        if faulty := next((name for name in form.errors if name in form.fields), None):
            form.fields[faulty].widget.attrs["autofocus"] = True  # It may lie below the screen of a telephone.
        return self.stay(status=422, attempt_form=form)

    def sentence(self, attempt) -> str:
        words = {"reference": self.callback.reference, "outcome": attempt.get_outcome_display()}
        if self.request.POST.get("scheduled_with"):
            return _("%(reference)s: Scheduled with %(name)s.") % {**words, "name": self.callback.clinician}
        said = _("%(reference)s: %(outcome)s.") % words
        goes_on = self.callback.is_open or self.callback.is_waiting
        return f"{said} {due_in_words(self.callback)}." if goes_on else said


class UndoView(ActionView):
    """Takes back the call that was just logged by a slip."""

    def act(self):
        number = self.request.POST.get("attempt", "")
        attempt = get_object_or_404(Attempt, pk=number if is_key(number) else 0, request=self.callback)
        try:
            undo_call(attempt, self.request.user)
        except TooLate:
            return self.refuse(_("This call can no longer be taken back. If it was a slip, write a note."))
        words = {"outcome": attempt.get_outcome_display()}
        return self.reopen(_("Taken back: %(outcome)s. The request is as it was before.") % words)


class ChangeStatusView(ActionView):
    """Changes the status where no call is logged."""

    def act(self):
        status = self.request.POST.get("status")
        if status not in STATUS_BUTTONS:
            raise IllegalTransition
        change_status(self.callback, Status(status), self.request.user, **self.note())
        words = {"reference": self.callback.reference, "status": self.callback.get_status_display()}
        sentence = _("%(reference)s: %(status)s.") % words
        return self.reopen(sentence) if self.callback.is_open else self.leave(sentence)


class MergeView(ActionView):
    def act(self):
        into = self.request.POST.get("into", "")
        other = get_object_or_404(CallbackRequest, pk=into if is_key(into) else 0)
        merge(self.callback, other, self.request.user, **self.note())
        return self.reopen(_("Go on here: both requests are one now."), other)


class DoNotCallView(ActionView):
    """Puts the number on the list of those that nobody calls, or takes it off."""

    def act(self):
        if "remove" in self.request.POST:
            return self.remove()
        form = DoNotCallForm(self.request.POST)
        if not form.is_valid():
            return self.stay(status=422, do_not_call_form=form)
        put_on_do_not_call_list(self.callback, self.request.user, form.cleaned_data["do_not_call_reason"])
        return self.say(_("No one will call this number."))

    def remove(self):
        if not self.user_has_permission("delete"):
            return self.refuse(_("A manager can take the number off the list."))
        if self.callback.do_not_call_reason is not None:
            form = LiftForm(self.request.POST)
            if not form.is_valid():
                return self.stay(status=422, lift_form=form)
            take_off_do_not_call_list(self.callback, self.request.user, form.cleaned_data["lift_reason"])
        return self.say(_("The number may be called again."))


class LegalHoldView(ActionView):
    permission_required = "delete"

    def act(self):
        set_legal_hold(self.callback, "on" in self.request.POST, by=self.request.user)
