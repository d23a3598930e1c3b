from django.dispatch import receiver

from wagtail import hooks
from wagtail.signals import init_new_page

from clinicians.models import ClinicianPage

from .models import ArticlePage, Authorship
from .viewsets import ArticleListing, Lists


@hooks.register("register_admin_viewset")
def register_articles():
    return [ArticleListing(), Lists()]


@receiver(init_new_page)
def sign_new_article(sender, page, parent, **kwargs):
    """Put the signed-in clinician's name under a new article (E2)."""
    if isinstance(page, ArticlePage):
        profile = ClinicianPage.objects.belonging_to(page.owner).first()
        page.authorships = [Authorship(clinician=profile)] if profile else []
