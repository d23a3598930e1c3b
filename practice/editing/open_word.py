"""The screen “Open a Word document”, which makes a draft under the writer's name and says what it left out."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.signals import init_new_page

from articles.models import ArticleIndexPage, ArticlePage
from practice.models.page_forms import UNTITLED

from . import word_documents


class WordDocumentForm(forms.Form):
    document = forms.FileField(
        label=gettext_lazy("Word document"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=gettext_lazy("A file that ends in .docx, 12 MB at most. Pictures are added in the editor."),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("This file is empty."),
        },
    )
    index = forms.ModelChoiceField(
        ArticleIndexPage.objects.select_related("locale").order_by("locale__language_code"),
        label=gettext_lazy("Language of the text"),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["index"].label_from_instance = lambda index: index.locale.language_name_local.capitalize()
        self.initial["index"] = self.fields["index"].queryset.filter(locale__language_code=get_language()).first()

    def clean_document(self):
        file = self.cleaned_data["document"]
        if file.size > word_documents.LARGEST_FILE:
            raise ValidationError(_("This file is too large: 12 MB fit. Take the pictures out and try once more."))
        return word_documents.read(file, file.name)


class OpenWordDocumentView(WagtailAdminTemplateMixin, FormView):
    form_class = WordDocumentForm
    page_title = gettext_lazy("Open a Word document")
    header_icon = "doc-full"
    template_name = "practice/admin/open_word.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def form_valid(self, form):
        index, story = form.cleaned_data["index"], form.cleaned_data["document"]
        if not index.permissions_for_user(self.request.user).can_add_subpage():
            raise PermissionDenied
        article = self.begin(index, story)
        opened = _("“%(title)s” is a draft now. Only you and the practice see it.") % {"title": article.title}
        messages.success(self.request, f"{opened} {story.account()}".strip())
        return redirect("wagtailadmin_pages:edit", article.pk)

    def begin(self, index: ArticleIndexPage, story: word_documents.WordStory) -> ArticlePage:
        """Return a new draft with what is in the document, signed as an article begun in the editor is."""
        article = ArticlePage(
            title=story.title or str(UNTITLED),
            owner=self.request.user,
            locale=index.locale,
            body=story.blocks,
            live=False,
            has_unpublished_changes=True,
        )
        init_new_page.send(type(self), page=article, parent=index)
        index.add_child(instance=article)
        article.save_revision(user=self.request.user, log_action=True)
        return article
