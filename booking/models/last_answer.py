"""Last answers: what each clinician said to “Accepting new clients?” when openings were last looked for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LastAnswer(models.Model):
    """The last answer of a clinician that could be believed; one that differs from it is news."""

    clinician = models.OneToOneField(
        "clinicians.ClinicianPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("clinician")
    )
    accepting = models.CharField(_("new clients"), max_length=8)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("last answer")
        verbose_name_plural = _("last answers")

    def __str__(self):
        return f"{self.clinician_id}: {self.accepting}"
