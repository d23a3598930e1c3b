from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

from modelcluster.fields import ParentalKey, ParentalManyToManyField

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Locale, Orderable, Page, PageManager
from wagtail.search import index

from clinicians.models import ClinicianPage
from practice import generation
from practice.blocks import StoryBlock
from practice.listing import paginated
from practice.models import BilingualTerm, OpenPageQuerySet, RoutedPage, keep_rows, text_of
from practice.permissions import publishes

from .forms import AuthorsPanel

WORDS_A_MINUTE = 200
RELATED = 3
FEW = 2


class Topic(BilingualTerm):
    introduction_en = models.TextField(_("introduction in English"), blank=True)
    introduction_es = models.TextField(_("introduction in Spanish"), blank=True)

    class Meta(BilingualTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    @property
    def introduction(self) -> str:
        return self.in_language("introduction")


class ArticleIndexPage(RoutedPage, RoutablePageMixin, Page):
    parent_page_types = ["practice.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, "introduction"]

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")

    @path(_("topics/<slug:slug>/"), name="topic")
    def show_topic(self, request, slug):
        return self.render(request, template="articles/topic.html", topic=get_object_or_404(Topic, slug=slug))

    @path(_("feed/"), name="feed")
    def feed(self, request):
        from .feeds import ArticleFeed

        return ArticleFeed(self)(request)

    @path("feed/")
    def moved_feed(self, request):
        """Lead on from the English word below the Spanish list."""
        return redirect(self.get_url(request) + self.feed_path, permanent=True)

    @property
    def feed_path(self) -> str:
        """Return where below the list the feed is, in the list's language."""
        return subpage_path("feed", self.locale.language_code)

    def articles(self) -> ArticlePageQuerySet:
        return ArticlePage.objects.written_in(self.locale).newest_first().for_list()

    def topics(self) -> list[Topic]:
        """Return the topics that have an article in this language, by their names in it."""
        return Topic.by_name(Topic.objects.filter(pk__in=ArticlePage.objects.written_in(self.locale).values("topics")))

    def get_context(self, request, *args, topic=None, **kwargs):
        """Add a page of articles; a topic with few of them and no introduction is not worth indexing (A7)."""
        articles = paginated(self.articles().filter(topics=topic) if topic else self.articles(), request)
        return super().get_context(request, *args, **kwargs) | {
            "articles": articles,
            "topics": self.topics(),
            "topic": topic,
            "noindex": bool(topic) and articles.paginator.count < FEW and not topic.introduction,
        }


def topic_path(topic: Topic, language: str) -> str:
    """Return where below the list of articles a topic is, in `language`: “topics/grief/”, “temas/grief/”."""
    return subpage_path("topic", language, slug=topic.slug)


def subpage_path(name: str, language: str, **parts) -> str:
    with override(language):
        return ArticleIndexPage.get_resolver().reverse(name, **parts)


def bylines() -> Prefetch:
    """Fetch the authors of many articles at once."""
    return Prefetch("authorships", Authorship.objects.select_related("clinician"))


class ArticlePageQuerySet(OpenPageQuerySet):
    def written_in(self, locale: Locale) -> Self:
        """Return the live articles written in `locale`; the stand-ins for missing translations are none."""
        return self.live().public().filter(locale=locale, alias_of=None)

    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-pk")

    def for_list(self) -> Self:
        """Fetch what a list shows of each article: its authors, and not its text."""
        return self.with_bylines().defer_streamfields()

    def with_bylines(self) -> Self:
        return self.prefetch_related(bylines())

    def before(self, article: ArticlePage) -> Self:
        """Return what was published before `article`, nearest first; two of one day stand in order of creation."""
        day = article.published_on
        return self.filter(published_on__lte=day).exclude(published_on=day, pk__gte=article.pk).newest_first()

    def after(self, article: ArticlePage) -> Self:
        """Return what was published after `article`, nearest first."""
        day = article.published_on
        later = self.filter(published_on__gte=day).exclude(published_on=day, pk__lte=article.pk)
        return later.order_by("published_on", "pk")


class ArticlePage(RoutedPage, Page):
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types = []

    class Drawing(models.TextChoices):
        NONE = "", _("None")
        CUP = "cup", _("Cup")
        CHAIR = "chair", _("Armchair")
        NOTE = "note", _("Note")
        ENVELOPE = "envelope", _("Envelope")
        PHONE = "phone", _("Telephone")

    standfirst = models.TextField(
        _("standfirst"), max_length=300, blank=True, help_text=_("One or two sentences under the title.")
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
    review_due = models.DateField(_("next review"), null=True, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=1, editable=False)
    leave_site = models.BooleanField(
        _("show “Leave this site”"), default=False, help_text=_("For pages a person may have to hide quickly.")
    )

    objects = PageManager.from_queryset(ArticlePageQuerySet)()

    content_panels = [
        *Page.content_panels,
        "standfirst",
        AuthorsPanel("authorships", chooser_field_name="clinician", heading=_("Authors"), label=_("Author"), min_num=1),
        "body",
        InlinePanel("references", heading=_("For more info"), label=_("Reference")),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldRowPanel(["published_on", "drawing"]),
        MultiFieldPanel([FieldRowPanel(["reviewed_on", "review_due"]), "reviewed_by"], heading=_("Review")),
    ]
    promote_panels = [*Page.promote_panels, "leave_site"]

    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
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
        """True for the stand-in that shows the original text until a translation is written."""
        return self.alias_of_id is not None

    @cached_property
    def original(self) -> ArticlePage:
        """The page in the language the text is in: this one, or the one it stands in for."""
        return self.alias_of.specific if self.is_untranslated else self

    @property
    def authors(self) -> list[ClinicianPage]:
        """Return the authors in the editor's order, by their profiles in this page's language; leavers too (B15)."""
        return self._around.authors

    @property
    def reviewer(self) -> ClinicianPage | None:
        """Return who reviewed the article last, by the profile in this page's language."""
        return self._around.reviewer

    @property
    def related(self) -> list[ArticlePage]:
        """Return up to three other articles, those that share a topic before those that share an author (A9)."""
        return self._around.related

    @property
    def neighbours(self) -> dict[str, ArticlePage | None]:
        """Return the articles before and after this one, in its language."""
        return self._around.neighbours

    @cached_property
    def _around(self) -> Around:
        """Look around once per change, where the page was found by its address and is no editor's preview."""
        if self.way is None:
            return Around.of(self)
        return generation.remember(f"around-{self.pk}", lambda: Around.of(self))

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
            "summary": " ".join([self.standfirst, *topics]),
            "text": " ".join([text_of(self, "body"), *authors]),
        }

    def count_reading_minutes(self) -> int:
        texts = [self.standfirst, *self.body.stream_block.get_searchable_content(self.body)]
        words = sum(len(text.split()) for text in texts)
        return max(1, math.ceil(words / WORDS_A_MINUTE))

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.reading_minutes = self.count_reading_minutes()
            keep_rows(self, "authorships", by="clinician_id")
            self.owner_id = self.account_of_authors()
        return super().save(*args, **kwargs)


@dataclass(frozen=True)
class Around:
    """What an article shows of others: who wrote and reviewed it, and where to read on."""

    authors: list[ClinicianPage]
    reviewer: ClinicianPage | None
    related: list[ArticlePage]
    neighbours: dict[str, ArticlePage | None]

    @classmethod
    def of(cls, article: ArticlePage) -> Self:
        related = list(_related_to(article))
        # One query for the bylines of all; an article that is previewed before it was ever saved holds its own.
        models.prefetch_related_objects([page for page in (article, *related) if page.pk], bylines())
        chosen = [row.clinician_id for row in article.authorships.all()]
        people = _people([*chosen, article.reviewed_by_id], article.locale_id)
        return cls([people[pk] for pk in chosen], people.get(article.reviewed_by_id), related, _neighbours_of(article))


def _related_to(article: ArticlePage) -> ArticlePageQuerySet:
    on_topic = ArticlePage.topics.through.objects.filter(topic__in=article.topics.all())
    authors = Authorship.objects.filter(article=article.pk).values("clinician__translation_key")
    by_author = Authorship.objects.filter(clinician__translation_key__in=authors)
    return (
        ArticlePage.objects.written_in(article.locale)
        .exclude(translation_key=article.translation_key)
        .filter(Q(pk__in=on_topic.values("articlepage")) | Q(pk__in=by_author.values("article")))
        .annotate(on_topic=Exists(on_topic.filter(articlepage=OuterRef("pk"))))
        .order_by("-on_topic", "-published_on", "-pk")
        .defer_streamfields()[:RELATED]
    )


def _people(chosen: list[int | None], locale_id: int) -> dict[int, ClinicianPage]:
    """Return the profiles in a language of those who were chosen by any, by the key of the profile chosen."""
    keys = ClinicianPage.objects.filter(pk__in=chosen).values("translation_key")
    profiles = ClinicianPage.objects.filter(translation_key__in=keys).defer_streamfields()
    profiles = list(profiles.select_related("portrait").prefetch_related("languages", "supervisor"))
    here = {profile.translation_key: profile for profile in profiles if profile.locale_id == locale_id}
    return {profile.pk: here.get(profile.translation_key, profile) for profile in profiles}


def _neighbours_of(article: ArticlePage) -> dict[str, ArticlePage | None]:
    neighbours = dict.fromkeys(("previous", "next"))
    if not article.pk:
        return neighbours
    siblings = ArticlePage.objects.written_in(article.locale)
    before, after = (found.values("pk")[:1] for found in (siblings.before(article), siblings.after(article)))
    place = (article.published_on, article.pk)
    found = ArticlePage.objects.filter(Q(pk=Subquery(before)) | Q(pk=Subquery(after)))
    for neighbour in found.only("title", "url_path", "published_on"):
        neighbours["previous" if (neighbour.published_on, neighbour.pk) < place else "next"] = neighbour
    return neighbours


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
