from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, Revision

from practice.models.publishing import RefusalError


class NotAnsweredError(RefusalError):
    """A text is to be sent or published whose questions nobody has answered (practice.editing.answers asks them)."""

    def __init__(self, page: Page, revision: Revision, action: str):
        sentence = gettext("Not published: questions about “%(title)s” are open. Open it, and publish it there.")
        super().__init__(sentence % {"title": page.get_admin_display_title()})
        self.page, self.revision, self.action = page, revision, action


class PublishingAnswers(models.Model):
    """What someone confirmed of one version of a text before it was sent or published (D-08)."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    # Autosave writes over a revision: the answers are about what it said at that time.
    revision_saved_at = models.DateTimeField(_("version of"))
    is_client_story = models.BooleanField(_("client story"), default=False)
    no_one_recognizable = models.BooleanField(
        _("No one can be recognized"),
        default=False,
        help_text=_("Not by name, age, place, work or story, and not by the person it is about."),
    )
    no_testimonial = models.BooleanField(
        _("There is no testimonial"),
        default=False,
        help_text=_("No praise from someone who is or was a client, and no request for any."),
    )
    no_promise = models.BooleanField(
        _("It promises no outcome"),
        default=False,
        help_text=_("No cure, no guarantee, no “in six sessions”."),
    )
    license_line = models.BooleanField(_("The license line is right"), default=False)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    QUESTIONS = ["no_one_recognizable", "no_testimonial", "no_promise", "license_line"]

    class Meta:
        verbose_name = _("answers before publishing")
        verbose_name_plural = _("answers before publishing")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_client_story=False)
                | models.Q(no_one_recognizable=True, no_testimonial=True, no_promise=True, license_line=True),
                name="editing_client_story_answers_all",
                violation_error_message=_("A client story needs every answer."),
            )
        ]

    def __str__(self):
        return f"{self.page_id}, {self.revision_saved_at:%Y-%m-%d %H:%M}"

    def label_of(self, question: str) -> str:
        return str(self._meta.get_field(question).verbose_name)

    @classmethod
    def given_for(cls, page: Page, revision: Revision) -> Self | None:
        """Return the latest answers about this very version."""
        found = cls.objects.filter(page=page.pk, revision=revision, revision_saved_at=revision.created_at)
        return found.order_by("-pk").first()

    @classmethod
    def are_missing(cls, page: Page, revision: Revision) -> bool:
        """Tell whether someone has to be asked: about each version of a client story, of other texts once, at first.

        A text that was public before anyone was asked is not asked about; a translation is a text of its own.
        """
        text = revision.as_object()
        if not getattr(text, "publishing_questions", ()):
            return False
        if getattr(text, "is_client_story", False):
            return cls.given_for(page, revision) is None
        was_public = Page.objects.filter(pk=page.pk, alias_of=None).exclude(first_published_at=None).exists()
        return not was_public and not cls.objects.filter(page=page.pk).exists()

    @classmethod
    def require(cls, page: Page, revision: Revision, action: str) -> None:
        if cls.are_missing(page, revision):
            raise NotAnsweredError(page, revision, action)
