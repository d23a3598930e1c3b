"""The license holder of the practice: whose license appears beside the practice's number (DOMAIN D-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.forms import Select
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel

if TYPE_CHECKING:
    from clinicians.models import ClinicianPage


class LicenseHolderMixin:
    """What follows from the field `license_holder` of the settings."""

    @property
    def shown_license_holder(self) -> ClinicianPage | None:
        """The license holder, while the license may appear beside a number: not where that person has left."""
        holder = self.license_holder
        return holder if holder and holder.may_hold_license else None

    @property
    def license_holder_fault(self) -> str:
        """Return what is wrong about the license beside the practice's number, or nothing."""
        holder = self.license_holder
        if holder is None:
            return _("No license is shown beside the practice's number. California requires one: choose whose it is.")
        if not holder.may_hold_license:
            return _("The license of %(name)s cannot be shown: the profile must be online and fully licensed.") % {
                "name": holder.title
            }
        if holder.expire_at:
            return _("The profile of %(name)s is set to go offline. Choose someone else's license first.") % {
                "name": holder.title
            }
        return ""

    def names_another_holder(self) -> bool:
        """Tell whether a license holder was chosen who is not the one that is stored."""
        holder = self.license_holder_id
        return bool(holder) and not type(self).objects.filter(pk=self.pk, license_holder=holder).exists()

    @staticmethod
    def license_holder_panel() -> FieldPanel:
        return FieldPanel("license_holder", widget=Select)


class LicenseHolderForm(WagtailAdminModelForm):
    """Offers as license holder whose license may be shown, by name, or says what to do while there is nobody."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["license_holder"]
        may_be_chosen = Q(pk__in=field.queryset.may_hold_license().values("pk"))
        # Who holds it stays in the list, gone or not: other facts can be saved meanwhile.
        people = field.queryset.filter(may_be_chosen | Q(pk=self.instance.license_holder_id))
        field.queryset = people.defer("biography").order_by("title")
        field.empty_label = _("No one yet")
        field.label_from_instance = lambda person: f"{person.title}, {person.license}"
        if not field.queryset.exists():
            field.help_text = _(
                "No one can be chosen yet. First put the profile of a licensed therapist online, with the license "
                "number; then choose the name here."
            )
