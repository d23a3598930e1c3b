from modelcluster.forms import BaseChildFormSet

from django.db.models import Q
from django.forms import Select
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import HelpPanel

from clinicians.models import ClinicianPage
from clinicians.querysets import in_dictionary_order
from practice.models.page_forms import StoryPageForm
from practice.models.rows_panel import RowsPanel
from practice.roles.groups import publishes
from practice.roles.policies import choosable

from .reviews import reviewers


class ArticlePageForm(StoryPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # For a default that is computed Django compares with a hidden field, which Wagtail's editor does not print:
            # every article would pass for changed.
            field.show_hidden_initial = False
        if "reviewed_by" in self.fields:
            self._offer_reviewers(self.fields["reviewed_by"])

    def _offer_reviewers(self, field) -> None:
        """Let a manager name anyone who may review, and a reviewer herself; who was named stays, gone or not."""
        may_be_named = reviewers()
        if self.for_user and publishes(self.for_user):
            field.help_text = _("Who may be named here is chosen in Settings, Reading.")
        elif self.for_user:
            may_be_named = may_be_named.filter(owner=self.for_user)
        named = Q(pk=self.instance.reviewed_by_id)
        people = field.queryset.filter(Q(pk__in=may_be_named.values("pk")) | named)
        field.queryset = people.defer_streamfields().order_by(in_dictionary_order("title"))
        field.label_from_instance = lambda person: f"{person.title}, {person.license}"

    def clean(self):
        cleaned = super().clean()
        reviewed_on, review_due = cleaned.get("reviewed_on"), cleaned.get("review_due")
        if reviewed_on and reviewed_on > timezone.localdate():
            self.add_error("reviewed_on", _("A review cannot be in the future."))
        if reviewed_on and review_due and review_due <= reviewed_on:
            self.add_error("review_due", _("The next review is after the last one."))
        return cleaned

    def save(self, commit=True):
        """Begin a new article as a draft: publishing it, which may ask something first, is what puts it online."""
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit)


def name_in_list(person: ClinicianPage) -> str:
    if person.live:
        return person.title
    return (_("%(name)s (has left)") if person.was_public else _("%(name)s (draft)")) % {"name": person.title}


class AuthorFormSet(BaseChildFormSet):
    """Offers each person once, by the profile in the article's language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A forged TOTAL_FORMS makes that many rows: Django's 2,000 took seven seconds to answer.
        self.absolute_max = 100

    @cached_property
    def people(self):
        """Return whose name may stand under the article, in every language; whoever signs it already stays."""
        signing = ClinicianPage.objects.filter(pk__in=[row.clinician_id for row in self.get_queryset()])
        known = choosable(ClinicianPage.objects.all(), self.form_kwargs["for_user"])
        people = known | ClinicianPage.objects.filter(translation_key__in=signing.values("translation_key"))
        return people.distinct().order_by(in_dictionary_order("title"), "pk")

    @cached_property
    def rows(self) -> list[ClinicianPage]:
        return list(self.people.defer_streamfields())

    @cached_property
    def in_own_language(self) -> dict[int, ClinicianPage]:
        """Return for each profile the one of the same person in the article's language."""
        own = {person.translation_key: person for person in self.rows if person.locale_id == self.instance.locale_id}
        return {person.pk: own.get(person.translation_key, person) for person in self.rows}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        author = self.in_own_language.get(form.instance.clinician_id)
        form.initial["clinician"] = author and author.pk
        field = form.fields["clinician"]
        field.queryset = self.people
        names = {person.pk: name_in_list(person) for person in self.in_own_language.values()}
        field.choices = [("", _("Choose an author")), *names.items()]

    def get_unique_error_message(self, unique_check):
        return _("Each author is named once: take the second entry out.")

    def get_form_error(self):
        return _("This person is named twice.")


class AuthorsPanel(RowsPanel):
    """Chooses the authors, each of them once."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name] |= {
            "formset": AuthorFormSet,
            "widgets": {"clinician": Select},
            "inherit_kwargs": ["for_user"],
        }
        return options


class WordDocumentNote(HelpPanel):
    """Offers, above an article that is only being begun, to open a Word document instead."""

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return self.instance.pk is None


class TermForm(WagtailAdminModelForm):
    """A word of a controlled list, whose address is made from its English name where no one typed one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False

    def clean_slug(self):
        return self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name_en", ""))[:50]
