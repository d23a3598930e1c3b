"""What can be wrong with a link to another site, as a sentence for its author (E14)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    GONE = "gone", _("The page is not there anymore.")
    REFUSED = "refused", _("The site does not let a program look. Open the link once yourself.")
    BROKEN = "broken", _("The site answers with an error.")
    SLOW = "slow", _("The site did not answer within 10 seconds.")
    REDIRECTS = "redirects", _("The link leads on and on, more than three times.")
    INSIDE = "inside", _("The link leads into a private network: the website does not open it.")
    CERTIFICATE = "certificate", _("The site has no valid certificate: browsers warn of it.")
    UNREACHABLE = "unreachable", _("The site cannot be reached.")
    NAMELESS = "nameless", _("There is no site of this name.")
    ADDRESS = "address", _("This is no web address that can be opened.")
    GARBLED = "garbled", _("The site answers in a way that cannot be read.")


class LinkFaultError(Exception):
    """A link that could not be followed to its end; `fault` says why."""

    def __init__(self, fault: Fault):
        super().__init__(fault.value)
        self.fault = fault
