from django.db.models import Q
from django.dispatch import receiver

from wagtail.models import Page
from wagtail.signals import init_new_page

from clinicians.models import ClinicianPage
from clinicians.signals import profile_given

from .models import ArticlePage, Authorship


@receiver(init_new_page, dispatch_uid="articles.sign_new_article")
def sign_new_article(sender, page, parent, **kwargs):
    """Put the signed-in clinician's name under a new article (E2)."""
    if isinstance(page, ArticlePage):
        profile = ClinicianPage.objects.belonging_to(page.owner).first()
        page.authorships = [Authorship(clinician=profile)] if profile else []


@receiver(profile_given, dispatch_uid="articles.give_articles_along")
def give_articles_along(sender, clinician, former_owner_id, user, **kwargs):
    """Let the new account of a clinician edit the articles that were nobody's or the former account's."""
    signed = ArticlePage.objects.filter(authorships__clinician__translation_key=clinician.translation_key)
    pages = Page.objects.filter(pk__in=signed.values("pk"))
    pages.filter(Q(owner=None) | Q(owner=former_owner_id)).update(owner=user)
