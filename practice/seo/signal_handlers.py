"""Receivers that draw the social card of a page when it is published, and discard it when it goes."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from .social_cards import discard_cards, discard_private, draw_card, draw_missing, is_postponed, pages_signed_by


@receiver(page_published, dispatch_uid="seo.draw_card")
def draw_card_after_commit(instance, **kwargs):
    if not is_postponed():
        transaction.on_commit(lambda: [draw_card(page) for page in pages_signed_by(instance)], robust=True)


@receiver(page_unpublished, dispatch_uid="seo.discard_cards_of_unpublished")
@receiver(post_delete, sender=Page, dispatch_uid="seo.discard_cards_of_deleted")
def discard_cards_after_commit(instance, **kwargs):
    pk = instance.pk
    transaction.on_commit(lambda: discard_cards(pk), robust=True)


@receiver(post_save, sender=PageViewRestriction, dispatch_uid="seo.discard_cards_of_private")
@receiver(post_page_move, dispatch_uid="seo.discard_cards_of_moved")
def discard_private_cards_after_commit(**kwargs):
    """A page made private, or moved below one, has its card discarded at once, with those of the pages below."""
    transaction.on_commit(discard_private, robust=True)


@receiver(post_delete, sender=PageViewRestriction, dispatch_uid="seo.draw_cards_of_public")
def draw_public_cards_after_commit(instance, **kwargs):
    below = Page.objects.descendant_of(instance.page, inclusive=True)
    transaction.on_commit(lambda: sum(draw_missing(below)), robust=True)
