from modelcluster.forms import BaseChildFormSet

from django.utils.text import slugify
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import HelpPanel, MultipleChooserPanel

from practice.models.page_forms import StoryPageForm


class ArticlePageForm(StoryPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # For a default that is computed Django compares with a hidden field, which Wagtail's editor does not print:
            # every article would pass for changed.
            field.show_hidden_initial = False

    def save(self, commit=True):
        """Begin a new article as a draft: publishing it, which may ask something first, is what puts it online."""
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit)


class AuthorFormSet(BaseChildFormSet):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A forged TOTAL_FORMS makes that many rows: Django's 2,000 took seven seconds to answer.
        self.absolute_max = 100

    def get_unique_error_message(self, unique_check):
        return _("Each author is named once: take the second entry out.")

    def get_form_error(self):
        return _("This person is named twice.")


class AuthorsPanel(MultipleChooserPanel):
    """Chooses the authors, each of them once."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = AuthorFormSet
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
