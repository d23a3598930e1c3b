"""The search index: which term stands on which page, and the words to guess a mistyped one from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page


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

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_word_once")]
        indexes = [models.Index(fields=["language", "term"], name="search_word_term")]

    def __str__(self):
        return self.word
