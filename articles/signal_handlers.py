from django.db.models import Q
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.models import Page
from wagtail.signals import init_new_page

from clinicians.models import ClinicianPage
from clinicians.signals import profile_given
from practice.models.publishing import RefusalError, about_to_publish

from .models import ArticlePage, Authorship


@receiver(init_new_page, dispatch_uid="articles.sign_new_article")
def sign_new_article(sender, page, parent, **kwargs):
    """Put the signed-in clinician's name under a new article (E2)."""
    if isinstance(page, ArticlePage):
        profile = ClinicianPage.objects.of_person(page.owner).first() if page.owner else None
        in_language = profile and (profile.get_translation_or_none(page.locale) or profile)
        page.authorships = [Authorship(clinician=in_language)] if profile else []


@receiver(profile_given, dispatch_uid="articles.give_articles_along")
def give_articles_along(sender, clinician, former_owner_id, user, **kwargs):
    """Let the new account of a clinician edit the articles that were nobody's or the former account's."""
    signed = ArticlePage.objects.filter(authorships__clinician__translation_key=clinician.translation_key)
    pages = Page.objects.filter(pk__in=signed.values("pk"))
    pages.filter(Q(owner=None) | Q(owner=former_owner_id)).update(owner=user)


@receiver(about_to_publish, sender=ArticlePage, dispatch_uid="articles.want_public_authors")
def want_public_authors(sender, page, revision, user, **kwargs):
    """Refuse an article whose author was never shown: no license could stand in its byline (D-09)."""
    if user is None:
        return
    written = revision.as_object() if revision else page
    for row in written.authorships.all():
        if row.clinician.first_published_at is None:
            sentence = _(
                "The profile of %(name)s was never online: publish it first, for the article to show a license."
            )
            profile = reverse("wagtailadmin_pages:edit", args=[row.clinician_id]), _("Open the profile")
            raise RefusalError(sentence % {"name": row.clinician.title}, first=profile)
