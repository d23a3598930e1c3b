"""Phone numbers that are not the practice's, a clinician's or a crisis line's: mistyped, old or someone else's."""

import re
from collections.abc import Iterator

import phonenumbers

from django.utils.translation import gettext_lazy as _

from practice.phones import national_digits

from ..content import Content
from ..findings import Finding

# National lines, as their own sites give them: 988 and its former number, violence at home, sexual assault, Trevor
# Project, SAMHSA, mothers, Trans Lifeline, children, StrongHearts, veterans, teens in love, poison.
CRISIS_LINES = {
    *("988", "911", "211", "741741", "838255", "8002738255", "8886289454", "8007997233", "8006564673", "8664887386"),
    *("8006624357", "8338526262", "8775658860", "8004224453", "8447628483", "8663319474", "8002221222"),
}
_MANY_DIGITS = re.compile(r"(?:\d\W{0,3}){7}")
UNKNOWN = _("{words} is no number of the practice, its clinicians, or a crisis line we know.")
ADVICE = _("Dial it once, or link to the place's own page: numbers change.")


def check(content: Content) -> Iterator[Finding]:
    for passage in content.passages:
        if not _MANY_DIGITS.search(passage.text):
            continue
        for match in phonenumbers.PhoneNumberMatcher(
            passage.text, content.region, leniency=phonenumbers.Leniency.POSSIBLE
        ):
            if national_digits(match.number) not in CRISIS_LINES | content.known_numbers:
                yield Finding(UNKNOWN, passage.place, ADVICE, {"words": match.raw_string})
