"""Views of the actions on a request: each is a POST that answers with the screen it came from.

Everything on the screen is one form, so whatever was typed comes along with every button. A button that changes
something keeps it as a note; one that cannot gives it back.
"""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages

from booking.actions.base import AlreadyClaimed, IllegalTransition
from booking.actions.change_status import change_status
from booking.actions.claim import claim, release, take_over
from booking.actions.do_not_call import put_on_do_not_call_list, take_off_do_not_call_list
from booking.actions.erase import erase
from booking.actions.legal_hold import set_legal_hold
from booking.actions.log_call import log_call
from booking.actions.merge import merge
from booking.actions.note import add_note
from booking.audit import record
from booking.models import CallbackRequest
from booking.models.choices import Outcome, Status
from booking.public.fields import is_key
from booking.retention import scrub
from booking.schedule import due_in_words

from .base import desk_url
from .detail import STATUS_BUTTONS, DetailView
from .forms import AttemptForm, DoNotCallForm, NoteForm


def display_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("somebody else")


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
        except AlreadyClaimed as error:
            return self.refuse(_("%(name)s has this request.") % {"name": display_name(error.claimed_by)})
        except IllegalTransition:
            self.load(pk)
            status = self.callback.get_status_display()
            return self.refuse(_("This cannot be done any more: the request is now “%(status)s”.") % {"status": status})

    def act(self):
        """Do it, and return where to go from here; None stays on the screen."""
        raise NotImplementedError

    def act_with_note(self, do):
        """Run the action `do` with what is to be kept as a note; one that is too long goes back to its writer first."""
        form = NoteForm(self.request.POST)
        if not form.is_valid():
            return self.stay(status=422, attempt_form=AttemptForm(self.request.POST))
        do(by=self.request.user, **form.cleaned_data)
        return None

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

    def leave(self, sentence: str):
        """Answer with the queue, where the next person waits; the way back is beside the sentence."""
        back = messages.button(desk_url("open", self.callback.pk), _("Open it again"))
        messages.success(self.request, sentence, buttons=[back])
        return redirect(desk_url("index"))


class ClaimView(ActionView):
    claim = staticmethod(claim)

    def act(self):
        if self.callback.do_not_call_reason is not None:
            return self.refuse(_("Nobody may call this number."))
        self.claim(self.callback, self.request.user)
        return self.say(_("You have this request."))


class TakeOverView(ClaimView):
    """Takes the request from the person who has it."""

    claim = staticmethod(take_over)


class ReleaseView(ActionView):
    def act(self):
        refused = self.act_with_note(partial(release, self.callback))
        if refused is None:
            self.say(_("The request is back in the queue."))
            return redirect(desk_url("open", self.callback.pk))
        return refused


class AttemptView(ActionView):
    """Logs a call, or a note without one; a form that is not complete comes back with what was typed."""

    def act(self):
        if self.request.POST.get("outcome") == Outcome.NOTE:
            return self.keep_note()
        if self.callback.do_not_call_reason is not None:
            return self.refuse(_("Nobody may call this number."))
        form = AttemptForm(self.request.POST)
        if form.is_valid():
            try:
                attempt = log_call(self.callback, self.request.user, practice=self.practice, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return self.leave(self.sentence(attempt))
        return self.stay(status=422, attempt_form=form)

    def sentence(self, attempt) -> str:
        words = {"reference": self.callback.reference, "outcome": attempt.get_outcome_display()}
        said = _("%(reference)s: %(outcome)s.") % words
        return f"{said} {due_in_words(self.callback)}." if self.callback.is_open else said

    def keep_note(self):
        refused = self.act_with_note(partial(add_note, self.callback))
        if refused is None:
            self.say(_("The note is kept."))
            return redirect(desk_url("open", self.callback.pk))
        return refused


class ChangeStatusView(ActionView):
    """Changes the status where no call is logged."""

    def act(self):
        status = self.request.POST.get("status")
        if status not in STATUS_BUTTONS:
            raise IllegalTransition
        refused = self.act_with_note(partial(change_status, self.callback, Status(status)))
        if refused is not None:
            return refused
        words = {"reference": self.callback.reference, "status": self.callback.get_status_display()}
        sentence = _("%(reference)s: %(status)s.") % words
        if not self.callback.is_open:
            return self.leave(sentence)
        self.say(sentence)
        return redirect(desk_url("open", self.callback.pk))


class MergeView(ActionView):
    def act(self):
        into = self.request.POST.get("into", "")
        other = get_object_or_404(CallbackRequest, pk=into if is_key(into) else 0)
        refused = self.act_with_note(partial(merge, self.callback, other))
        if refused is not None:
            return refused
        self.say(_("Go on here: both requests are one now."))
        return redirect(desk_url("open", other.pk))


class DoNotCallView(ActionView):
    """Puts the number on the list of those that nobody calls, or takes it off."""

    def act(self):
        if "remove" in self.request.POST:
            return self.remove()
        form = DoNotCallForm(self.request.POST)
        if not form.is_valid():
            return self.stay(status=422, do_not_call_form=form)
        put_on_do_not_call_list(self.callback, self.request.user, form.cleaned_data["do_not_call_reason"])
        self.say(_("Nobody will call this number."))
        return None

    def remove(self):
        if not self.user_has_permission("delete"):
            return self.refuse(_("A manager can take the number off the list."))
        take_off_do_not_call_list(self.callback, self.request.user)
        return self.say(_("The number may be called again."))


class LegalHoldView(ActionView):
    permission_required = "delete"

    def act(self):
        set_legal_hold(self.callback, "on" in self.request.POST, by=self.request.user)


class EraseView(ActionView):
    """Empties the request of the person who asked for it, and of whatever was being typed about them."""

    def act(self):
        erase(self.callback, by=self.request.user)
        if not self.callback.is_erased:
            return self.refuse(_("This request is on legal hold and cannot be erased."))
        scrub()
        self.say(_("Name, number and notes are erased."))
        return redirect(desk_url("open", self.callback.pk))
