"""Call script: what the caller may be told, by whom and in which language: read out, never improvised."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from django.utils import translation
from django.utils.translation import gettext_lazy as _

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
    text: str


ANSWER_RULES = {
    IfSomeoneElseAnswers.HANG_UP: _("Ask for the person by name, then hang up. Do not say who is calling."),
    IfSomeoneElseAnswers.FIRST_NAME: _("Give only your own first name. Never name the practice."),
    IfSomeoneElseAnswers.PRACTICE: _("You may name the practice."),
}
OPENINGS = {
    IfSomeoneElseAnswers.HANG_UP: _("Hello, may I speak with %(name)s, please?"),
    IfSomeoneElseAnswers.FIRST_NAME: _("Hello, this is %(caller)s. May I speak with %(name)s, please?"),
    IfSomeoneElseAnswers.PRACTICE: _("Hello, this is %(caller)s from %(practice)s. May I speak with %(name)s, please?"),
}
OTHER_PERSON = {
    IfSomeoneElseAnswers.HANG_UP: "",
    IfSomeoneElseAnswers.FIRST_NAME: _("Thank you. This is %(caller)s. I will call again."),
    IfSomeoneElseAnswers.PRACTICE: _(
        "Thank you. Please tell %(name)s that %(caller)s from %(practice)s called. I will call again."
    ),
}
ONCE_REACHED = _("You asked us to call you back. Is this a good moment, and can you speak freely where you are?")
# What is left on a voicemail, by whether the practice may be named; the last of all in two parts.
MESSAGES = {
    True: _("Hello %(name)s, this is %(caller)s from %(practice)s. Please call me back at %(phone)s. Thank you."),
    False: _("Hello %(name)s, this is %(caller)s. Please call me back at %(phone)s. Thank you."),
}
GREETINGS = {
    True: _("Hello %(name)s, this is %(caller)s from %(practice)s."),
    False: _("Hello %(name)s, this is %(caller)s."),
}
FAREWELL = _(
    "I have tried to reach you a few times, so I will stop calling for now. You can call me "
    "during office hours at %(phone)s. Take care."
)
# How a text message opens, by whether the practice may be named: who else reads the screen learns of no practice.
TEXTS = {
    True: _(
        "Hello, this is %(caller)s from %(practice)s. You asked us to call you. When is a good time? You can also "
        "call us at %(phone)s."
    ),
    False: _("Hello, this is %(caller)s. You asked us to call you. When is a good time?"),
}

# What the visitor chooses from.
ANSWER_CHOICES = {
    IfSomeoneElseAnswers.HANG_UP: _("Nothing. Ask for me, then hang up"),
    IfSomeoneElseAnswers.FIRST_NAME: _("Ask for me. The caller gives only their own first name"),
    IfSomeoneElseAnswers.PRACTICE: _("Say who is calling, with the name of the practice"),
}
ANSWER_HINT = _(
    "If you choose nothing, we ask for you by the name you gave and, if you are not there, hang up "
    "without saying who we are."
)
# What the visitor is told of each choice on the page of thanks; the script keeps to it.
ANSWER_PROMISES = {
    IfSomeoneElseAnswers.HANG_UP: _("We ask for you, then hang up without saying who we are"),
    IfSomeoneElseAnswers.FIRST_NAME: _("We ask for you. The caller gives only their own first name"),
    IfSomeoneElseAnswers.PRACTICE: _("We say who is calling, with the name of the practice"),
}


def isolated(name: str) -> str:
    """Keep a name that is written from right to left from turning the sentence around it."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"\u2068{name}\u2069" if turns else name


def answer_rule(request: CallbackRequest) -> str:
    """Return what the staff may say to somebody else; the form's own words are the visitor's."""
    return ANSWER_RULES[request.if_someone_else_answers]


def answer_promise(request: CallbackRequest) -> str:
    """Return what the visitor is told that we say to somebody else."""
    return ANSWER_PROMISES[request.if_someone_else_answers]


def script_for(request: CallbackRequest, caller, practice) -> CallScript:
    """Return what `caller`, a member of the staff, says; the practice is named only where that is allowed."""
    rule = request.if_someone_else_answers
    named = rule == IfSomeoneElseAnswers.PRACTICE
    words = {
        "caller": caller.first_name or caller.get_username(),
        "practice": practice.name,
        "phone": formatted(practice.phone),
        "name": isolated(request.name),
    }
    with translation.override(request.language):
        return CallScript(
            language=request.language,
            opening=OPENINGS[rule] % words,
            other_person=OTHER_PERSON[rule] % words,
            once_reached=str(ONCE_REACHED),
            message=MESSAGES[named] % words if request.may_leave_message else "",
            last_message=f"{GREETINGS[named]} {FAREWELL}" % words if request.may_leave_message else "",
            text=TEXTS[named] % words if _may_be_texted(request, practice) else "",
        )


def _may_be_texted(request: CallbackRequest, practice) -> bool:
    """A number with an extension is a switchboard's: somebody else would read it."""
    return practice.offers_texting and request.may_text and not request.phone.extension


def text_link(request: CallbackRequest, script: CallScript | None) -> str:
    """Return the `sms:` link that opens the text message in the app of the desk's own phone."""
    if not (script and script.text and request.phone.country_code):
        return ""
    return f"sms:{request.phone.as_e164}?&body={quote(script.text, safe='')}"
