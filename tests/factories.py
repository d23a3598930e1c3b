"""Factories of the smallest valid objects. The homes, the lists, the groups and the practice come from migrations."""

import datetime as dt

import factory
import wagtail_factories
from factory.django import DjangoModelFactory

from django.contrib.auth.models import Group
from django.utils import timezone

from wagtail.models import Locale

from articles.models import ArticleIndexPage, ArticlePage, Authorship, Topic
from booking.models import CallbackRequest
from booking.models.choices import CallLanguage, Status
from clinicians.choices import Credential
from clinicians.models import ClientGroup, ClinicianIndexPage, ClinicianPage, Language, Modality, Plan, Specialty
from practice.editing.models import PublishingAnswers
from practice.home.models import HomePage, StandardPage
from practice.models import OpeningHours, PracticeImage, PracticeSettings, User
from practice.roles.groups import FRONT_DESK, MANAGERS, THERAPISTS


def home_page(language="en") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def article_index(language="en") -> ArticleIndexPage:
    return ArticleIndexPage.objects.get(locale__language_code=language)


def clinician_index(language="en") -> ClinicianIndexPage:
    return ClinicianIndexPage.objects.get(locale__language_code=language)


def open_practice(**fields) -> PracticeSettings:
    """Return the practice with a telephone number, open Monday to Friday from 9 to 17."""
    practice = PracticeSettings.objects.get()
    for name, value in {"name": "Valley Counseling", "phone": "+19515550100", "keeps_public_holidays": False}.items():
        setattr(practice, name, fields.pop(name, value))
    for name, value in fields.items():
        setattr(practice, name, value)
    practice.opening_hours = [
        OpeningHours(weekday=weekday, opens=dt.time(9), closes=dt.time(17)) for weekday in range(5)
    ]
    practice.save()
    return PracticeSettings.objects.get()


def make_alias(page, language="es"):
    """Return the alias that shows `page` where a translation is missing."""
    page.update_aliases()
    return page.get_translation(Locale.objects.get(language_code=language))


def translation(page, language="es", **fields):
    """Return a live translation of `page` with `fields` written anew."""
    locale = Locale.objects.get(language_code=language)
    copy = page.get_translation(locale).specific
    for name, value in {"live": True, "has_unpublished_changes": False, "alias_of": None, **fields}.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def send_to_read(page, user):
    """Send the latest version of `page` to its reader, with every question answered."""
    revision = page.get_latest_revision() or page.save_revision(user=user)
    PublishingAnswers.objects.create(
        page_id=page.pk,
        revision=revision,
        revision_saved_at=revision.created_at,
        given_by=user,
        **dict.fromkeys(PublishingAnswers.QUESTIONS, True),
    )
    page.get_workflow().start(page, user)


class TermFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    name_en = factory.Sequence(lambda number: f"Term {number}")
    name_es = factory.LazyAttribute(lambda term: f"{term.name_en} (español)")
    slug = factory.Sequence(lambda number: f"term-{number}")


class TopicFactory(TermFactory):
    class Meta:
        model = Topic


class SpecialtyFactory(TermFactory):
    class Meta:
        model = Specialty


class ModalityFactory(TermFactory):
    class Meta:
        model = Modality


class ClientGroupFactory(TermFactory):
    class Meta:
        model = ClientGroup


class PlanFactory(TermFactory):
    class Meta:
        model = Plan


class LanguageFactory(TermFactory):
    class Meta:
        model = Language
        django_get_or_create = ["slug"]

    class Params:
        spanish = factory.Trait(slug="es", name_en="Spanish", name_es="español")
        english = factory.Trait(slug="en", name_en="English", name_es="inglés")


class UserFactory(DjangoModelFactory):
    """A person who may sign in: `UserFactory(therapist=True)`, or several groups by `roles`."""

    class Meta:
        model = User

    class Params:
        manager = factory.Trait(roles=[MANAGERS])
        therapist = factory.Trait(roles=[THERAPISTS])
        frontdesk = factory.Trait(roles=[FRONT_DESK])

    username = factory.Sequence(lambda number: f"user{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.com")
    password = "a quiet room"
    roles = ()

    @classmethod
    def _create(cls, model_class, *args, roles, **kwargs):
        user = model_class.objects.create_user(*args, **kwargs)
        user.groups.set(Group.objects.get(name=name) for name in roles)
        return user


class PageFactory(wagtail_factories.PageFactory):
    """A live page; `draft=True` for one that nobody has published, `language` for the tree it stands in."""

    class Meta:
        abstract = True

    class Params:
        language = "en"
        draft = factory.Trait(live=False, has_unpublished_changes=True)


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = factory.Sequence(lambda number: f"Page {number}")
    parent = factory.LazyAttribute(lambda page: home_page(page.language))


class ClinicianPageFactory(PageFactory):
    """A licensed clinician; `associate=True` works under a supervisor, `staff=True` is no clinician."""

    class Meta:
        model = ClinicianPage

    class Params:
        associate = factory.Trait(
            credential=Credential.AMFT, license_number="AMFT999", outside_supervisor="Ana Ruiz, LMFT 11111"
        )
        staff = factory.Trait(credential=Credential.NONE, license_number="")

    title = factory.Sequence(lambda number: f"Clinician {number}")
    short_name = factory.LazyAttribute(lambda page: page.title.split()[0])
    credential = Credential.LCSW
    license_number = factory.Sequence(lambda number: f"{20000 + number}")
    parent = factory.LazyAttribute(lambda page: clinician_index(page.language))


class ArticlePageFactory(PageFactory):
    """An article by one clinician, or by `authors`."""

    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda number: f"Article {number}")
    parent = factory.LazyAttribute(lambda page: article_index(page.language))
    authors = factory.LazyFunction(lambda: [ClinicianPageFactory()])

    @classmethod
    def _build(cls, model_class, *args, authors=(), **kwargs):
        return super()._build(model_class, *args, **kwargs)

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        authors = kwargs.pop("authors")
        kwargs["authorships"] = [Authorship(clinician=author, sort_order=i) for i, author in enumerate(authors)]
        return super()._create_instance(model_class, parent, kwargs)


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = PracticeImage

    collection = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        if kwargs["collection"] is None:
            del kwargs["collection"]
        return super()._create(model_class, *args, **kwargs)


class CallbackRequestFactory(DjangoModelFactory):
    """A new request, due in an hour."""

    class Meta:
        model = CallbackRequest

    class Params:
        claimed = factory.Trait(
            status=Status.CLAIMED,
            claimed_by=factory.SubFactory(UserFactory),
            claimed_at=factory.LazyFunction(timezone.now),
        )
        trying = factory.Trait(status=Status.TRYING)
        closed = factory.Trait(status=Status.SCHEDULED, closed_at=factory.LazyFunction(timezone.now))
        spam = factory.Trait(status=Status.SPAM, closed_at=factory.LazyFunction(timezone.now))
        overdue = factory.Trait(promised_at=factory.LazyFunction(lambda: timezone.now() - dt.timedelta(hours=1)))
        spanish = factory.Trait(language=CallLanguage.SPANISH, site_language="es")

    key = factory.Sequence(lambda number: f"key-{number}")
    name = factory.Sequence(lambda number: f"Caller {number}")
    phone = factory.Sequence(lambda number: f"tel:+1-951-555-{100 + number % 100:04d}")
    promised_at = factory.LazyFunction(lambda: timezone.now() + dt.timedelta(hours=1))
    due_at = factory.SelfAttribute("promised_at")
