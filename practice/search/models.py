"""The search index (which term stands on which page, the words to guess a mistyped one from) and the synonyms."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from .analysis import folded_words


class SearchEntry(models.Model):
    """How much a page says about one term (docs/decisions: the search is our own table)."""

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="search_entries")
    term = models.CharField(_("term"), max_length=50)
    weight = models.PositiveSmallIntegerField(_("weight"))

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint(fields=["term", "page"], name="search_entry_once")]

    def __str__(self):
        return self.term


class SearchWord(models.Model):
    """A word as some page writes it, to guess what a mistyped one was meant to be."""

    language = models.CharField(_("language"), max_length=2)
    word = models.CharField(_("word"), max_length=50)
    term = models.CharField(_("term"), max_length=50)
    written = models.CharField(_("written form"), max_length=50, blank=True, help_text=_("With its accents."))

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_word_once")]
        indexes = [models.Index(fields=["language", "term"], name="search_word_term")]

    def __str__(self):
        return self.word


class Synonyms(models.Model):
    """Words of one meaning in both languages: who searches for one of them finds pages that say another."""

    words_en = models.TextField(
        _("words in English"),
        blank=True,
        help_text=_(
            "With commas: sleep, insomnia, awake. Several words between commas, such as “passed away”, count only "
            "where someone writes all of them in this order."
        ),
    )
    words_es = models.TextField(
        _("words in Spanish"),
        blank=True,
        help_text=_(
            "With commas: dormir, sueño, insomnio. Several words between commas, such as “cuánto cuesta”, count only "
            "where someone writes all of them in this order."
        ),
    )

    class Meta:
        verbose_name = _("words of one meaning")
        verbose_name_plural = _("words of one meaning")
        ordering = ["words_en", "words_es"]

    def __str__(self):
        return self.words_en or self.words_es

    def clean(self):
        super().clean()
        if len(folded_words(f"{self.words_en} {self.words_es}")) < 2:
            raise ValidationError({"words_en": _("Write at least two words, in either language.")})
