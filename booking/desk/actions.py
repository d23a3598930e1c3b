"""What a click on the request's screen does. Each is a POST that answers with the screen it came from."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.log_actions import log

from booking.choices import Status
from booking.formfields import is_key
from booking.models import CallbackRequest, DoNotContact, HeldError, IllegalMoveError
from booking.retention import scrub
from booking.trail import record

from .base import desk_url
from .forms import AttemptForm, ReasonForm
from .request import MOVE_LABELS, RequestView


def display_name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("somebody else")


class ActionView(RequestView):
    """Runs `act` under the rules of the model; what they refuse is said in a sentence."""

    permission_required = "change"
    http_method_names = ["post", "options"]

    def post(self, request, pk):
        self.load(pk)
        try:
            response = self.act()
        except HeldError as error:
            messages.error(request, _("%(name)s has this request.") % {"name": display_name(error.holder)})
            response = None
        except IllegalMoveError:
            self.callback.refresh_from_db()
            status = self.callback.get_status_display()
            messages.error(
                request, _("This cannot be done any more: the request is now “%(status)s”.") % {"status": status}
            )
            response = None
        return response or redirect(desk_url("open", pk))

    def act(self):
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        messages.success(self.request, sentence)

    def leave(self):
        """Answer with the queue, where the next person waits."""
        return redirect(desk_url("index"))


class ClaimView(ActionView):
    def act(self):
        self.refuse_stopped()
        if self.callback.claim(self.request.user):
            self.say(_("You have this request."))
        elif self.callback.claimed_by:
            raise HeldError(self.callback.claimed_by)
        else:
            raise IllegalMoveError

    def refuse_stopped(self):
        if self.callback.stop_reason is not None:
            raise IllegalMoveError


class ReleaseView(ActionView):
    def act(self):
        if self.callback.claimed_by_id not in (None, self.request.user.pk) and "take_over" not in self.request.POST:
            raise HeldError(self.callback.claimed_by)
        self.callback.release(by=self.request.user)
        if "take_over" in self.request.POST:
            return ClaimView.act(self)
        self.say(_("The request is back in the queue."))
        return None

    refuse_stopped = ClaimView.refuse_stopped


class AttemptView(ActionView):
    """Logs a call; a form that is not complete comes back with what was typed."""

    def act(self):
        form = AttemptForm(self.request.POST)
        if self.callback.stop_reason is not None:
            raise IllegalMoveError
        if form.is_valid():
            try:
                attempt = self.callback.log_attempt(self.request.user, practice=self.practice, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                self.say(
                    _("%(reference)s: %(outcome)s.")
                    % {
                        "reference": self.callback.reference,
                        "outcome": attempt.get_outcome_display(),
                    }
                )
                return self.leave()
        record([self.callback], "booking.view", self.request.user)
        return self.show(status=422, attempt_form=form)


class MoveView(ActionView):
    """Changes the status where no call is logged."""

    def act(self):
        status = self.request.POST.get("status")
        if status not in MOVE_LABELS:
            raise IllegalMoveError
        self.callback.move_to(Status(status), by=self.request.user)
        self.say(
            _("%(reference)s: %(status)s.")
            % {"reference": self.callback.reference, "status": self.callback.get_status_display()}
        )
        return None if self.callback.is_open else self.leave()


class FoldView(ActionView):
    def act(self):
        into = self.request.POST.get("into", "")
        other = get_object_or_404(CallbackRequest, pk=into if is_key(into) else 0)
        try:
            self.callback.fold_into(other, by=self.request.user)
        except IllegalMoveError:
            raise
        except ValueError:
            raise IllegalMoveError from None
        self.say(_("Go on here: both requests are one now."))
        return redirect(desk_url("open", other.pk))


class BlockView(ActionView):
    """Puts the number on the list of those that nobody calls, or takes it off."""

    def act(self):
        entry = DoNotContact.objects.stopping(self.callback).first()
        if "unblock" in self.request.POST:
            if entry and self.user_has_permission("delete"):
                entry.delete()
                log(self.callback, "booking.unblock", user=self.request.user)
                self.say(_("The number may be called again."))
            return None
        form = ReasonForm(self.request.POST)
        if not form.is_valid() or not self.callback.phone_index:
            record([self.callback], "booking.view", self.request.user)
            return self.show(status=422, block_form=form)
        DoNotContact.objects.get_or_create(
            phone_index=self.callback.phone_index, defaults={"by": self.request.user, **form.cleaned_data}
        )
        log(self.callback, "booking.block", user=self.request.user)
        self.say(_("Nobody will call this number."))
        return None


class HoldView(ActionView):
    permission_required = "delete"

    def act(self):
        self.callback.set_hold("on" in self.request.POST, by=self.request.user)


class EraseView(ActionView):
    """Empties the request of the person who asked for it."""

    def act(self):
        if self.callback.on_hold:
            messages.error(self.request, _("This request is on legal hold and cannot be erased."))
        else:
            self.callback.erase(by=self.request.user)
            scrub()
            self.say(_("Name, number and notes are erased."))
