"""Receivers that keep the search index true: a saved page, a renamed or deleted term, a renamed author."""

from __future__ import annotations

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from articles.models import ArticlePage
from clinicians.models import ClinicianPage
from practice.models import BilingualTerm, PracticeSettings

from .indexing import index, index_all


@receiver(pre_save, sender=ClinicianPage, dispatch_uid="search.note_renamed_author")
def note_renamed_author(instance, raw=False, update_fields=None, **kwargs):
    """Note whether the name that stands in the bylines is about to change."""
    whole = not raw and update_fields is None
    instance.is_renamed = whole and ClinicianPage.objects.filter(pk=instance.pk).exclude(title=instance.title).exists()


@receiver(post_save, sender=ClinicianPage, dispatch_uid="search.index_articles_of_renamed_author")
def index_articles_of_renamed_author(instance, **kwargs):
    if getattr(instance, "is_renamed", False):
        index_all(ArticlePage.objects.signed_by(instance))


@receiver(post_save, dispatch_uid="search.index_saved")
def index_saved(instance, raw=False, update_fields=None, **kwargs):
    """Index a page that changed, or the pages that say the name of a term that did."""
    if raw or not (update_fields is None or "live" in update_fields):
        return
    if hasattr(instance, "searched_text"):
        index(instance)
    if isinstance(instance, BilingualTerm):
        index_all(instance.pages())


@receiver(m2m_changed, sender=PracticeSettings.plans.through, dispatch_uid="search.index_inherited_plans")
def index_inherited_plans(action, **kwargs):
    """Index the profiles that have their plans from the practice, when it takes others."""
    if action.startswith("post_"):
        index_all(ClinicianPage.objects.filter(has_own_ways=False))


@receiver(pre_delete, dispatch_uid="search.note_pages")
def note_pages(instance, **kwargs):
    if isinstance(instance, BilingualTerm):
        instance.pages_left = instance.pages()


@receiver(post_delete, dispatch_uid="search.index_pages_left")
def index_pages_left(instance, **kwargs):
    if isinstance(instance, BilingualTerm):
        index_all(instance.pages_left)
