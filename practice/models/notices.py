from __future__ import annotations

from modelcluster.fields import ParentalKey

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page, PageViewRestriction


class Notice(Orderable):
    """One of the notices that the law may want of a practice: the page it stands on, or why none is needed (H6)."""

    class Kind(models.TextChoices):
        PRIVACY = "privacy", _("Privacy policy")
        PRACTICES = "practices", _("Notice of Privacy Practices (HIPAA)")
        ESTIMATE = "estimate", _("Page about the Good Faith Estimate")
        COMPLAINTS = "complaints", _("Notice of where to complain about a therapist")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        FAIRNESS = "fairness", _("Non-discrimination notice")

    class State(models.TextChoices):
        PRESENT = "present", _("present")
        MISSING = "missing", _("missing")
        NOT_APPLICABLE = "not applicable", _("not applicable")

    practice = ParentalKey("practice.PracticeSettings", on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(_("notice"), max_length=13, choices=Kind)
    page = models.ForeignKey(
        "home.StandardPage",
        verbose_name=_("page"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Choose the English page; its translation goes with it."),
    )
    not_needed_because = models.CharField(
        _("not needed, because"),
        max_length=250,
        blank=True,
        help_text=_("Only where there is no page: “We take no federal money.” The public does not see it."),
    )

    panels = ["kind", PageChooserPanel("page"), "not_needed_because"]

    class Meta(Orderable.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "kind"],
                name="practice_notice_once",
                violation_error_message=_("This notice is on the list already."),
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    def clean(self):
        if self.page_id and self.not_needed_because:
            raise ValidationError({"not_needed_because": _("Either a page or a reason, not both.")})
        if not (self.page_id or self.not_needed_because):
            raise ValidationError({"page": _("Choose the page, or say why none is needed.")})

    @property
    def state(self) -> Notice.State:
        """A page counts once the public can read it."""
        if self.page:
            readable = self.page.live and not self.page.get_view_restrictions().exists()
            return self.State.PRESENT if readable else self.State.MISSING
        return self.State.NOT_APPLICABLE if self.not_needed_because else self.State.MISSING

    @property
    def explanation(self) -> str:
        """Say where the notice stands, in which languages, or why there is none."""
        if self.state == self.State.NOT_APPLICABLE:
            return self.not_needed_because
        if self.page is None:
            return ""
        if self.state == self.State.MISSING:
            return _("The page is not online: %(title)s") % {"title": self.page.title}
        return ", ".join(page.get_url() for page in self.versions if not page.alias_of_id)

    @property
    def versions(self) -> list[Page]:
        """Return the public pages on which it stands, one for each language; one may be shown in another language."""
        if self.state != self.State.PRESENT:
            return []
        found = self.page.language_versions
        return [found[code] for code, _name in settings.LANGUAGES if code in found]


class NoticesMixin:
    """What follows from the rows `notices` of the settings."""

    def all_notices(self) -> list[Notice]:
        """Return every kind of notice, an empty row standing for one that nobody has entered.

        What is asked of their pages is read at once for all of them.
        """
        entered = {notice.kind: notice for notice in self.notices.select_related("page")}
        pages = [notice.page for notice in entered.values() if notice.page]
        keys = {page.translation_key for page in pages}
        live = Page.objects.filter(translation_key__in=keys, live=True).select_related("locale")
        versions = {(page.translation_key, page.locale.language_code): page for page in live}
        restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
        for page in pages:
            page.is_public = not page.path.startswith(restricted)
            page.language_versions = {
                code: version for (key, code), version in versions.items() if key == page.translation_key
            }
        return [entered.get(kind) or Notice(kind=kind) for kind in Notice.Kind]
