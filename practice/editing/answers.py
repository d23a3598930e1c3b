"""The questions before something is sent or published: nobody recognizable, no testimonial, no promise, the license."""

from __future__ import annotations

from collections.abc import Collection

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from clinicians.models import ClinicianPage
from practice.models.publishing import RefusalError

from .models import PublishingAnswers, ReadingTask
from .outcomes import tell
from .publishing_request import PublishingRequest


class AnswersForm(forms.ModelForm):
    class Meta:
        model = PublishingAnswers
        fields = PublishingAnswers.QUESTIONS

    def __init__(self, *args, questions: Collection[str], **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(questions):
            del self.fields[name]
        for field in self.fields.values():
            field.required = self.instance.is_client_story
            field.error_messages["required"] = _("A client story is published only once this is so.")


class BeforePublishingView(WagtailAdminTemplateMixin, FormView):
    """Asks once, then does what the person pressed the button for."""

    page_title = gettext_lazy("Before it goes out")
    header_icon = "clipboard-list"
    template_name = "practice/admin/before_publishing.html"
    form_class = AnswersForm

    def dispatch(self, request, page_id):
        self.page = get_object_or_404(Page, pk=page_id).specific
        self.wish = PublishingRequest.read(request.GET.get("version", ""))
        if not self.wish or (self.wish.page, self.wish.user) != (page_id, request.user.pk):
            messages.error(request, _("This address has had its day. Open the text, and press the button again."))
            return redirect("wagtailadmin_pages:edit", page_id)
        if not self.may_act():
            raise PermissionDenied
        if not self.wish.is_about(self.page.get_latest_revision()):
            messages.error(request, _("The text was changed after that. Read it again, then press the button again."))
            return redirect("wagtailadmin_pages:edit", page_id)
        return super().dispatch(request, page_id)

    def may_act(self) -> bool:
        permissions = self.page.permissions_for_user(self.request.user)
        return permissions.can_edit() and (self.wish.action == "send" or permissions.can_publish())

    @cached_property
    def text(self) -> Page:
        return self.page.get_latest_revision().as_object()

    @property
    def is_client_story(self) -> bool:
        return getattr(self.text, "is_client_story", False)

    def licensed(self) -> list[ClinicianPage]:
        """Return those whose license line stands on the page: its authors, or whose profile it is."""
        people = [self.text] if isinstance(self.text, ClinicianPage) else self.text.authors
        return [person for person in people if person.license_title]

    def get_form_kwargs(self):
        answers = PublishingAnswers(
            page=self.page.page_ptr,
            revision=self.page.get_latest_revision(),
            revision_saved_at=self.page.get_latest_revision().created_at,
            is_client_story=self.is_client_story,
            given_by=self.request.user,
        )
        return super().get_form_kwargs() | {"instance": answers, "questions": self.text.publishing_questions}

    def form_valid(self, form):
        with transaction.atomic():
            # Of two clicks the second finds it done.
            page = Page.objects.select_for_update().get(pk=self.page.pk).specific
            if not self.wish.is_about(page.get_latest_revision()):
                raise RefusalError(_("The text was changed meanwhile. Read it again, then press the button again."))
            answers = form.save()
            log(
                page, "editing.answers", user=self.request.user, revision=answers.revision, data={"answers": answers.pk}
            )
            act(page, self.request.user, self.wish.action)
        return tell(self.request, page, self.wish.action)

    def never_shown(self) -> list[ClinicianPage]:
        """Return the authors of an article whose profile was never online: it cannot be published before them."""
        authors = [] if isinstance(self.text, ClinicianPage) else self.text.authors
        return [author for author in authors if author.first_published_at is None]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            page=self.page,
            text=self.text,
            action=self.wish.action,
            now=timezone.now(),
            task=ReadingTask.current(),
            is_profile=isinstance(self.text, ClinicianPage),
            is_client_story=self.is_client_story,
            licensed=self.licensed(),
            never_shown=self.never_shown(),
            **kwargs,
        )

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


def act(page: Page, user, action: str) -> None:
    """Send the latest version, or publish it; what someone is reading is published as the end of the reading."""
    state = page.current_workflow_state
    if action == "publish":
        if reading := page.current_workflow_task_state:
            reading.task.specific.on_action(reading, user, "approve")
        else:
            page.get_latest_revision().publish(user=user)
    elif state and state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user)
    elif page.workflow_in_progress:
        raise RefusalError(_("It was sent already."))
    else:
        page.get_workflow().start(page, user)
