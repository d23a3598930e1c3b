"""The choice of a clinician in the public form, and what is said beforehand about the one who is chosen (C20)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale

from clinicians.models import ClinicianPage

from .fields import LenientModelChoiceField, is_key

NOT_SPOKEN = {
    "en": _("%(name)s does not speak English with clients. Someone else here does."),
    "es": _("%(name)s does not speak Spanish with clients. Someone else here does."),
}


def in_default_language(clinician: ClinicianPage | None) -> ClinicianPage | None:
    """Return the profile that stands for all its languages at the desk."""
    return clinician and (clinician.get_translation_or_none(Locale.get_default()) or clinician)


class ClinicianChoiceField(LenientModelChoiceField):
    """The clinicians of the page's language; who cannot be had at once is marked before anybody chooses."""

    def __init__(self, *args, practice, **kwargs):
        self.practice = practice
        super().__init__(*args, **kwargs)

    def label_from_instance(self, clinician: ClinicianPage) -> str:
        words = {"yes": "", "ask": "", "waitlist": _("waitlist"), "no": _("not accepting new clients right now")}
        note = words[clinician.accepting_status(self.practice)]
        spoken = ", ".join(language.name for language in clinician.languages.all())
        return " · ".join(str(part) for part in (clinician.title, spoken, note) if part)

    def page_for(self, pk) -> ClinicianPage | None:
        """Return the listed clinician, in the page's language, of whom `pk` is a page in any language."""
        if not is_key(pk):
            return None
        wanted = ClinicianPage.objects.filter(pk=pk).values("translation_key")
        return self.queryset.filter(translation_key__in=wanted).first()

    def warn_of(self, clinician: ClinicianPage, language: str) -> None:
        """Say in the hint what stands in the way of a call in `language` with this clinician."""
        self.help_text = " ".join(str(obstacle) for obstacle in self._obstacles(clinician, language))

    def _obstacles(self, clinician: ClinicianPage, language: str) -> Iterator[str]:
        name = {"name": clinician.short_name}
        status = clinician.accepting_status(self.practice)
        if status == "waitlist":
            yield _("%(name)s has a waitlist. You can still ask, or choose someone else.") % name
        elif status == "no":
            yield (
                _("%(name)s is not accepting new clients right now. You can still ask, or choose someone else.") % name
            )
        spoken = {known.slug for known in clinician.languages.all()}
        if language in NOT_SPOKEN and language not in spoken:
            yield NOT_SPOKEN[language] % name
