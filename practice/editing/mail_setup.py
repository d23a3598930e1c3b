"""The screen “Mail” of the managers: how mail is set up, and a test mail that says what to check."""

from __future__ import annotations

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin import messages

from practice.limits.limit import Limit
from practice.mail import setup
from practice.models import PracticeSettings
from practice.roles.screens import ManagersScreen

TEST_MAILS = Limit("test mail", allowed=6, seconds=600)


class MailSetupView(ManagersScreen, TemplateView):
    page_title = _("Mail")
    header_icon = "mail"
    template_name = "practice/admin/mail_setup.html"

    def post(self, request):
        """Send at once: the person who asks waits for the answer, at most until the server's time is out."""
        if TEST_MAILS.is_exceeded(str(request.user.pk)):
            messages.error(request, gettext("You have sent several test mails. Please wait ten minutes."))
        elif request.user.email:
            fault = setup.send_test_mail(request.user.email)
            if not fault:
                PracticeSettings.objects.update(mail_tested_at=timezone.now())
            self.tell(fault)
        return redirect("mail_setup")

    def tell(self, fault) -> None:
        if fault:
            messages.error(self.request, fault.label)
        elif setup.writes_files():
            messages.success(self.request, gettext("The test mail was written as a file, in the folder “mail”."))
        else:
            messages.success(
                self.request,
                gettext("The mail server took the test mail. If it does not arrive, look among the unwanted mail."),
            )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            facts=setup.facts(), writes_files=setup.writes_files(), address=self.request.user.email, **kwargs
        )
