from __future__ import annotations

import math

from modelcluster.fields import ParentalKey, ParentalManyToManyField

from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple, Select
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from articles.context import ArticleContext
from articles.forms import ArticlePageForm, AuthorsPanel, WordDocumentNote
from articles.querysets import ArticlePageQuerySet
from articles.reviews import MAY_REVIEW
from clinicians.models import ClinicianPage
from practice.blocks import StoryBlock
from practice.caching import version
from practice.models.child_rows import reuse_child_rows
from practice.models.page_mixins import PublicPageMixin, searchable_text
from practice.models.page_panels import search_and_sharing, title_panel
from practice.models.rows_panel import RowsPanel
from practice.roles.groups import publishes

from .topic import Topic

WORDS_A_MINUTE = 200


class ArticlePage(PublicPageMixin, Page):
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types = []
    publishing_questions = ("no_one_recognizable", "no_testimonial", "no_promise", "license_line")
    may_be_published_by_owner = True
    has_story = True
    may_change_language = True

    class Drawing(models.TextChoices):
        NONE = "", _("None")
        CUP = "cup", _("Cup")
        CHAIR = "chair", _("Armchair")
        NOTE = "note", _("Note")
        ENVELOPE = "envelope", _("Envelope")
        PHONE = "phone", _("Phone")

    standfirst = models.TextField(
        _("introduction"), max_length=300, blank=True, help_text=_("One or two sentences under the title.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="articles")
    drawing = models.CharField(
        _("drawing in the margin"), max_length=10, choices=Drawing, default=Drawing.CUP, blank=True
    )
    published_on = models.DateField(
        _("date of publication"), default=timezone.localdate, db_index=True, help_text=_("Orders the articles.")
    )
    reviewed_on = models.DateField(_("last reviewed on"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        ClinicianPage, verbose_name=_("reviewed by"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_due = models.DateField(
        _("next review"), null=True, blank=True, help_text=_("Left empty, it is a year after the last one.")
    )
    reading_minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=1, editable=False)
    leave_site = models.BooleanField(
        _("show “Leave this site”"), default=False, help_text=_("For pages a person may have to hide quickly.")
    )
    is_client_story = models.BooleanField(
        _("client story"),
        default=False,
        help_text=_(
            "It tells of a client, also of one who agreed or was made up of several. We ask before each publishing."
        ),
    )

    base_form_class = ArticlePageForm
    objects = PageManager.from_queryset(ArticlePageQuerySet)()

    content_panels = [
        WordDocumentNote(template="practice/admin/word_document_note.html"),
        title_panel(),
        FieldPanel("body", heading=_("Your text")),
        "standfirst",
        AuthorsPanel("authorships", heading=_("Authors"), label=_("Author"), min_num=1),
        "is_client_story",
        RowsPanel("references", heading=_("For more info"), label=_("Reference")),
        FieldPanel("topics", widget=CheckboxSelectMultiple, heading=_("Topics"), classname="collapsed"),
        MultiFieldPanel(
            [FieldRowPanel(["published_on", "drawing"])], heading=_("Date and drawing"), classname="collapsed"
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(name, permission=MAY_REVIEW) for name in ("reviewed_on", "review_due")]),
                FieldPanel("reviewed_by", widget=Select, permission=MAY_REVIEW),
            ],
            heading=_("Review"),
            classname="collapsed",
        ),
        search_and_sharing("leave_site"),
    ]

    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("review_articlepage", "Can be named as reviewer of an article")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_on=None, reviewed_by=None)
                | Q(reviewed_on__isnull=False, reviewed_by__isnull=False),
                name="articles_review_has_date_and_reviewer",
                violation_error_message=_("A review has both a date and a reviewer."),
            )
        ]

    @property
    def is_untranslated(self) -> bool:
        """True for the alias that shows the original text until a translation is written."""
        return self.alias_of_id is not None

    @cached_property
    def original(self) -> ArticlePage:
        """The page in the language the text is in: this one, or the one it is an alias of."""
        return self.alias_of.specific if self.is_untranslated else self

    @property
    def authors(self) -> list[ClinicianPage]:
        """Return the authors in the editor's order, by their profiles in this page's language; leavers too (B15)."""
        return self._context.authors

    @property
    def reviewer(self) -> ClinicianPage | None:
        """Return who reviewed the article last, by the profile in this page's language."""
        return self._context.reviewer

    @property
    def related(self) -> list[ArticlePage]:
        """Return up to three other articles, those that share a topic before those that share an author (A9)."""
        return self._context.related

    @property
    def neighbors(self) -> dict[str, ArticlePage | None]:
        """Return the articles before and after this one, in its language."""
        return self._context.neighbors

    @cached_property
    def _context(self) -> ArticleContext:
        """Read the other pages once per cache version, where this one was found by its address (no preview)."""
        if self.known_ancestors is None:
            return ArticleContext.of(self)
        return version.remember(f"article-context-{self.pk}", lambda: ArticleContext.of(self))

    def account_of_authors(self) -> int | None:
        """Return who may edit the article: who began it, unless that was a manager or an import for an author."""
        accounts = [row.clinician.owner_id for row in self.authorships.all() if row.clinician.owner_id]
        if not accounts or self.owner_id in accounts or (self.owner_id and not publishes(self.owner)):
            return self.owner_id
        return accounts[0]

    def searched_text(self) -> dict[str, str]:
        topics = [topic.in_language("name", self.locale.language_code) for topic in self.topics.all()]
        authors = [row.clinician.title for row in self.authorships.all()]
        return {
            "title": self.title,
            "summary": " ".join([self.standfirst, self.search_description, *topics]),
            "text": " ".join([searchable_text(self, "body"), *authors]),
        }

    def count_reading_minutes(self) -> int:
        words = f"{self.standfirst} {searchable_text(self, 'body')}".split()
        return max(1, math.ceil(len(words) / WORDS_A_MINUTE))

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.reading_minutes = self.count_reading_minutes()
            reuse_child_rows(self, "authorships", by="clinician_id")
            self.owner_id = self.account_of_authors()
        return super().save(*args, **kwargs)


class Authorship(Orderable):
    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="authorships")
    clinician = models.ForeignKey(
        ClinicianPage, verbose_name=_("clinician"), on_delete=models.PROTECT, related_name="authorships"
    )

    panels = ["clinician"]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [models.UniqueConstraint(fields=["article", "clinician"], name="articles_author_once")]

    def __str__(self):
        return self.clinician.title


class Reference(Orderable):
    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="references")
    title = models.CharField(_("title"), max_length=250)
    source = models.CharField(_("source"), max_length=160, blank=True, help_text=_("Author, publisher, year."))
    url = models.URLField(_("address"), blank=True)
    accessed = models.DateField(_("accessed"), null=True, blank=True)

    panels = ["title", "source", FieldRowPanel(["url", "accessed"])]

    class Meta(Orderable.Meta):
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self):
        return self.title
