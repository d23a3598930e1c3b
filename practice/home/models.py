"""The home page, which shows what the other apps hold, and standard pages: about, privacy, hours and fees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles.models import ArticlePage
from clinicians.directory import DirectoryForm
from clinicians.introduction import introduction
from clinicians.models import ClinicianPage
from practice.blocks import StoryBlock
from practice.models import PracticeSettings
from practice.models.page_forms import StoryPageForm
from practice.models.page_mixins import PublicPageMixin, searchable_text
from practice.models.page_panels import search_and_sharing, title_panel

from .blocks import QuestionBlock, StepBlock


class HomePage(PublicPageMixin, Page):
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "articles.ArticleIndexPage", "clinicians.ClinicianIndexPage"]

    headline = models.CharField(_("headline"), max_length=120, blank=True)
    finder_heading = models.CharField(_("above the finder"), max_length=120, blank=True)
    steps_heading = models.CharField(_("above the steps"), max_length=120, blank=True)
    steps = StreamField([("step", StepBlock())], verbose_name=_("steps"), blank=True)
    people_heading = models.CharField(_("above the people"), max_length=120, blank=True)
    people_note = models.CharField(_("note beside the people"), max_length=250, blank=True)
    articles_heading = models.CharField(_("above the articles"), max_length=120, blank=True)
    articles_note = models.CharField(_("note beside the articles"), max_length=250, blank=True)
    practical_heading = models.CharField(_("above hours, place and fees"), max_length=120, blank=True)
    questions_heading = models.CharField(_("above the questions"), max_length=120, blank=True)
    questions = StreamField([("question", QuestionBlock())], verbose_name=_("questions"), blank=True)
    closing = models.CharField(
        _("closing line"), max_length=120, blank=True, help_text=_("Shown at the end, like the close of a letter.")
    )

    content_panels = [
        title_panel(),
        "headline",
        "finder_heading",
        MultiFieldPanel(["steps_heading", "steps"], heading=_("What happens when you call")),
        MultiFieldPanel(["people_heading", "people_note"], heading=_("People")),
        MultiFieldPanel(["articles_heading", "articles_note"], heading=_("Articles")),
        "practical_heading",
        MultiFieldPanel(["questions_heading", "questions"], heading=_("Questions")),
        "closing",
        search_and_sharing(),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        people, practice = ClinicianPage.objects.listed(self.locale), PracticeSettings.for_request(request)
        return super().get_context(request, *args, **kwargs) | {
            "finder": DirectoryForm(ClinicianPage, practice),
            "introduction": introduction(people, practice.city),
            "people": people.for_listing()[:6],
            "articles": ArticlePage.objects.written_in(self.locale).newest_first().for_listing()[:3],
        }


class StandardPage(PublicPageMixin, Page):
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    has_story = True
    may_change_language = True

    standfirst = models.TextField(
        _("introduction"), blank=True, max_length=300, help_text=_("One or two sentences under the title.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    leave_site = models.BooleanField(
        _("show “Leave this site”"), default=False, help_text=_("For pages a person may have to hide quickly.")
    )

    base_form_class = StoryPageForm
    content_panels = [
        title_panel(),
        FieldPanel("body", heading=_("Your text")),
        "standfirst",
        search_and_sharing("leave_site", in_menu=True),
    ]

    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def searched_text(self) -> dict[str, str]:
        summary = f"{self.standfirst} {self.search_description}"
        return {"title": self.title, "summary": summary, "text": searchable_text(self, "body")}
