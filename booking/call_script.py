"""Call script: what the caller may be told, by whom and in which language: read out, never improvised."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.models import CallbackRequest
from booking.models.choices import IfSomeoneElseAnswers
from practice.phones import formatted


@dataclass(frozen=True)
class CallScript:
    """The sentences of one call in the language of the call; an empty one is not to be said."""

    language: str
    opening: str
    other_person: str
    once_reached: str
    message: str
    last_message: str


ANSWER_RULES = {
    IfSomeoneElseAnswers.HANG_UP: gettext_lazy("Say nothing and hang up."),
    IfSomeoneElseAnswers.FIRST_NAME: gettext_lazy("Give your first name only; never name the practice."),
    IfSomeoneElseAnswers.PRACTICE: gettext_lazy("You may name the practice."),
}


def isolated(name: str) -> str:
    """Keep a name that is written from right to left from turning the sentence around it."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2068{name}\u2069" if turns else name


def answer_rule(request: CallbackRequest) -> str:
    """Return what the staff may say to somebody else; the form's own words are the visitor's."""
    return ANSWER_RULES[request.if_someone_else_answers]


def script_for(request: CallbackRequest, caller, practice) -> CallScript:
    """Return what `caller`, a member of the staff, says; the practice is named only where that is allowed."""
    with translation.override(request.language):
        rule = request.if_someone_else_answers
        named = rule == IfSomeoneElseAnswers.PRACTICE
        words = {
            "caller": caller.first_name or caller.get_username(),
            "practice": practice.name,
            "phone": formatted(practice.phone),
            "name": isolated(request.name),
        }
        return CallScript(
            language=request.language,
            opening=_opening(words, rule),
            other_person=_other_person(words, rule),
            once_reached=_(
                "You asked us to call you back. Is this a good moment, and can you speak freely where you are?"
            ),
            message=_message(words, named) if request.may_leave_message else "",
            last_message=_last_message(words, named) if request.may_leave_message else "",
        )


def _opening(words: dict, rule: str) -> str:
    if rule == IfSomeoneElseAnswers.PRACTICE:
        return _("Hello, this is %(caller)s from %(practice)s. May I speak with %(name)s, please?") % words
    if rule == IfSomeoneElseAnswers.FIRST_NAME:
        return _("Hello, this is %(caller)s. May I speak with %(name)s, please?") % words
    return _("Hello, may I speak with %(name)s, please?") % words


def _other_person(words: dict, rule: str) -> str:
    if rule == IfSomeoneElseAnswers.PRACTICE:
        return _("Thank you. Please tell %(name)s that %(caller)s from %(practice)s called. I will call again.") % words
    if rule == IfSomeoneElseAnswers.FIRST_NAME:
        return _("Thank you. This is %(caller)s. I will call again.") % words
    return ""


def _message(words: dict, named: bool) -> str:
    if named:
        return (
            _("Hello %(name)s, this is %(caller)s from %(practice)s. Please call me back at %(phone)s. Thank you.")
            % words
        )
    return _("Hello %(name)s, this is %(caller)s. Please call me back at %(phone)s. Thank you.") % words


def _last_message(words: dict, named: bool) -> str:
    first = (
        _("Hello %(name)s, this is %(caller)s from %(practice)s.")
        if named
        else _("Hello %(name)s, this is %(caller)s.")
    )
    rest = _(
        "I have tried to reach you a few times and will not call again. "
        "You are welcome to call at any time: %(phone)s. Take good care."
    )
    return f"{first % words} {rest % words}"
