"""What a click on the request's screen does. Each is a POST that answers with the screen it came from.

Everything on the screen is one form, so whatever was typed comes along with every button. A button that changes
something keeps it as a note; one that cannot gives it back.
"""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.log_actions import log

from booking.choices import Outcome, Status
from booking.formfields import is_key
from booking.models import CallbackRequest, DoNotContact, HeldError, IllegalMoveError
from booking.retention import scrub
from booking.trail import record

from .base import desk_url
from .forms import AttemptForm, NoteForm, StopForm
from .request import MOVE_LABELS, RequestView


def display_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("somebody else")


class ActionView(RequestView):
    """Runs `act` under the rules of the model; what they refuse is said in a sentence."""

    permission_required = "change"
    http_method_names = ["get", "post", "options"]

    def get(self, request, pk):
        """Lead somebody who had to sign in on the way to the screen; nothing is changed."""
        return redirect(desk_url("open", pk))

    def post(self, request, pk):
        self.load(pk)
        try:
            return self.act() or self.stay()
        except HeldError as error:
            return self.refuse(_("%(name)s has this request.") % {"name": display_name(error.holder)})
        except IllegalMoveError:
            self.load(pk)
            status = self.callback.get_status_display()
            return self.refuse(_("This cannot be done any more: the request is now “%(status)s”.") % {"status": status})

    def act(self):
        """Do it, and return where to go from here; None stays on the screen."""
        raise NotImplementedError

    def act_with_note(self, do):
        """Call `do` with what is to be kept as a note; one that is too long goes back to its writer first."""
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
    def act(self):
        if self.callback.stop_reason is not None:
            return self.refuse(_("Nobody may call this number."))
        if self.callback.claim(self.request.user):
            return self.say(_("You have this request."))
        if self.callback.claimed_by:
            raise HeldError(self.callback.claimed_by)
        raise IllegalMoveError


class TakeOverView(ClaimView):
    """Takes the request from the person who has it; both changes are in the trail."""

    def act(self):
        if self.callback.claimed_by_id not in (None, self.request.user.pk):
            self.callback.release(by=self.request.user)
        return super().act()


class ReleaseView(ActionView):
    def act(self):
        refused = self.act_with_note(self.callback.put_back)
        if refused is None:
            self.say(_("The request is back in the queue."))
            return redirect(desk_url("open", self.callback.pk))
        return refused


class AttemptView(ActionView):
    """Logs a call, or a note without one; a form that is not complete comes back with what was typed."""

    def act(self):
        if self.request.POST.get("outcome") == Outcome.NOTE:
            return self.keep_note()
        if self.callback.stop_reason is not None:
            return self.refuse(_("Nobody may call this number."))
        form = AttemptForm(self.request.POST)
        if form.is_valid():
            try:
                attempt = self.callback.log_attempt(self.request.user, practice=self.practice, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return self.leave(self.sentence(attempt))
        return self.stay(status=422, attempt_form=form)

    def sentence(self, attempt) -> str:
        words = {"reference": self.callback.reference, "outcome": attempt.get_outcome_display()}
        said = _("%(reference)s: %(outcome)s.") % words
        return f"{said} {self.callback.due_in_words()}." if self.callback.is_open else said

    def keep_note(self):
        refused = self.act_with_note(self.callback.keep_note)
        if refused is None:
            self.say(_("The note is kept."))
            return redirect(desk_url("open", self.callback.pk))
        return refused


class MoveView(ActionView):
    """Changes the status where no call is logged."""

    def act(self):
        status = self.request.POST.get("status")
        if status not in MOVE_LABELS:
            raise IllegalMoveError
        refused = self.act_with_note(partial(self.callback.settle, Status(status)))
        if refused is not None:
            return refused
        words = {"reference": self.callback.reference, "status": self.callback.get_status_display()}
        sentence = _("%(reference)s: %(status)s.") % words
        if not self.callback.is_open:
            return self.leave(sentence)
        self.say(sentence)
        return redirect(desk_url("open", self.callback.pk))


class FoldView(ActionView):
    def act(self):
        into = self.request.POST.get("into", "")
        other = get_object_or_404(CallbackRequest, pk=into if is_key(into) else 0)
        try:
            refused = self.act_with_note(partial(self.callback.fold_into, other))
        except (HeldError, IllegalMoveError):
            raise
        except ValueError:
            raise IllegalMoveError from None
        if refused is not None:
            return refused
        self.say(_("Go on here: both requests are one now."))
        return redirect(desk_url("open", other.pk))


class StopView(ActionView):
    """Puts the number on the list of those that nobody calls, or takes it off."""

    def act(self):
        if "unblock" in self.request.POST:
            return self.unblock()
        form = StopForm(self.request.POST)
        if not form.is_valid():
            return self.stay(status=422, block_form=form)
        if not self.callback.phone_index:
            raise IllegalMoveError
        _entry, is_new = DoNotContact.objects.get_or_create(
            phone_index=self.callback.phone_index,
            defaults={"by": self.request.user, "reason": form.cleaned_data["stop_reason"]},
        )
        if is_new:
            log(self.callback, "booking.block", user=self.request.user)
        self.say(_("Nobody will call this number."))
        return None

    def unblock(self):
        if not self.user_has_permission("delete"):
            return self.refuse(_("A manager can take the number off the list."))
        if DoNotContact.objects.stopping(self.callback).delete()[0]:
            log(self.callback, "booking.unblock", user=self.request.user)
        return self.say(_("The number may be called again."))


class HoldView(ActionView):
    permission_required = "delete"

    def act(self):
        self.callback.set_hold("on" in self.request.POST, by=self.request.user)


class EraseView(ActionView):
    """Empties the request of the person who asked for it, and of whatever was being typed about them."""

    def act(self):
        self.callback.erase(by=self.request.user)
        if not self.callback.is_erased:
            return self.refuse(_("This request is on legal hold and cannot be erased."))
        scrub()
        self.say(_("Name, number and notes are erased."))
        return redirect(desk_url("open", self.callback.pk))
