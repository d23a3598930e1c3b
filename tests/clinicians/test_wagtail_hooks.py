"""The license holder goes only where there is a successor (vis-7): whatever button is pressed."""

import pytest

from wagtail.models import Locale
from wagtail.users.models import UserProfile

from clinicians.models import ClinicianPage
from practice.editing.translations.beginning import begin_translation
from practice.http import error_pages
from practice.models import PracticeSettings
from tests.clients import signed_in
from tests.clinicians.editor import publish
from tests.factories import ClinicianPageFactory, UserFactory, clinician_index, open_practice, translation

pytestmark = pytest.mark.django_db
REFUSAL = "shown with the license of Ana Ruiz. Choose another license for it first."


@pytest.fixture
def manager_client():
    return signed_in(UserFactory(manager=True))


@pytest.fixture
def ana():
    ana = ClinicianPageFactory(title="Ana Ruiz")
    translation(ana)
    open_practice(license_holder=ana)
    return ana


@pytest.fixture
def ben():
    return ClinicianPageFactory(title="Ben Ode")


def spanish(profile):
    return ClinicianPage.objects.get(translation_key=profile.translation_key, locale__language_code="es")


def is_live(profile) -> bool:
    return ClinicianPage.objects.get(pk=profile.pk).live


def bulk(action, *pages):
    ids = "&".join(f"id={page.pk}" for page in pages)
    return f"/admin/bulk/wagtailcore/page/{action}/?{ids}&next=/admin/"


class TestRefusal:
    @pytest.mark.parametrize("action", ["unpublish", "delete"])
    def test_profile_of_the_holder_stays(self, manager_client, ana, action):
        for page in (ana, spanish(ana)):
            page_shown = manager_client.post(f"/admin/pages/{page.pk}/{action}/", follow=True)
            assert REFUSAL in page_shown.content.decode()
            assert 'href="/admin/settings/practice/practicesettings/"' in page_shown.content.decode()
        assert is_live(ana)
        assert is_live(spanish(ana))

    def test_sentence_is_in_the_language_of_who_presses(self, ana):
        manager = UserFactory(manager=True)
        UserProfile.objects.create(user=manager, preferred_language="es")
        page = signed_in(manager).post(f"/admin/pages/{ana.pk}/unpublish/", follow=True)
        assert "se muestra con la licencia de Ana Ruiz. Primero elija otra licencia" in page.content.decode()

    @pytest.mark.parametrize("action", ["unpublish", "delete"])
    def test_bulk_action_touches_nobody(self, manager_client, ana, ben, action):
        page = manager_client.post(bulk(action, ben, ana), follow=True)
        assert REFUSAL in page.content.decode()
        assert is_live(ana)
        assert is_live(ben)

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_list_with_everybody_on_it_stays(self, ana, language):
        client = signed_in(UserFactory(is_superuser=True))
        index = clinician_index(language)
        for address in (f"/admin/pages/{index.pk}/unpublish/", bulk("unpublish", index), bulk("delete", index)):
            page = client.post(address, {"include_descendants": "on"}, follow=True)
            assert REFUSAL in page.content.decode(), address
        assert is_live(ana)


class TestSuccessor:
    def test_holder_leaves_once_there_is_one_and_every_page_follows(
        self, manager_client, client, ana, ben, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            practice = PracticeSettings.objects.get()
            practice.license_holder = ben
            practice.save()
        manager_client.post(f"/admin/pages/{ana.pk}/unpublish/")
        assert not is_live(ana)
        assert not is_live(spanish(ana))
        for status in error_pages.STATUSES:
            page = error_pages.path_of(status, "es").read_text()
            assert "Ben Ode, Profesional con licencia en trabajo social clínico" in page
            assert "Ana Ruiz" not in page
        assert "Ben Ode, Licensed Clinical Social Worker" in client.get("/").content.decode()
        assert "Ana Ruiz" not in client.get("/es/").content.decode()

    def test_those_who_hold_nothing_go_as_before(self, manager_client, ana, ben):
        manager_client.post(bulk("unpublish", ben))
        assert not is_live(ben)
        manager_client.post(bulk("delete", ben))
        assert not ClinicianPage.objects.filter(pk=ben.pk).exists()


class TestEditor:
    @pytest.mark.parametrize(
        ("field", "change"),
        [
            ("expire_at", {"expire_at": "2031-01-01 10:00"}),
            ("go_live_at", {"go_live_at": "2031-01-01 10:00"}),
            ("credential", {"credential": "none"}),
            ("credential", {"credential": "AMFT", "outside_supervisor": "Ben Ode, LMFT 1"}),
        ],
    )
    def test_holder_is_neither_given_an_end_nor_another_credential(self, manager_client, ana, field, change):
        response = publish(manager_client, ana, greeting="Hello.", **change)
        assert REFUSAL in " ".join(response.context["form"].errors[field])
        assert response.content.decode().count(REFUSAL) >= 2
        assert response.context["form"]["greeting"].value() == "Hello."
        assert is_live(ana)

    def test_anybody_else_is(self, manager_client, ana, ben):
        publish(manager_client, ben, expire_at="2031-01-01 10:00")
        assert ClinicianPage.objects.get(pk=ben.pk).expire_at


class TestMyProfile:
    @pytest.mark.django_db
    @pytest.mark.parametrize(
        ("language", "sentence"), [("en", "Ask Olive Vega to begin it"), ("es", "Pida a Olive Vega que lo empiece")]
    )
    def test_therapist_without_one_is_told_whom_to_ask(self, client, language, sentence):
        UserFactory(manager=True, first_name="Olive", last_name="Vega")
        user = UserFactory(therapist=True)
        UserProfile.objects.create(user=user, preferred_language=language)
        client.force_login(user)
        response = client.get("/admin/my-profile/")
        assert response.status_code == 200
        assert sentence in response.content.decode()

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_opens_in_the_language_of_the_account(self, language):
        profile, client = self.profile_of_account_in(language)
        translation(profile)
        assert client.get("/admin/my-profile/").url == f"/admin/pages/{self.version(profile, language).pk}/edit/"

    def test_translation_that_was_begun_is_opened_too(self):
        profile, client = self.profile_of_account_in("es")
        begin_translation(self.version(profile, "es"))
        assert client.get("/admin/my-profile/").url == f"/admin/pages/{self.version(profile, 'es').pk}/edit/"

    def test_opens_in_the_other_language_where_it_is_not_written_in_this(self):
        profile, client = self.profile_of_account_in("es")
        assert client.get("/admin/my-profile/").url == f"/admin/pages/{profile.pk}/edit/"

    @staticmethod
    def profile_of_account_in(language):
        user = UserFactory(therapist=True)
        UserProfile.objects.create(user=user, preferred_language=language)
        return ClinicianPageFactory(owner=user), signed_in(user)

    @staticmethod
    def version(profile, language):
        return profile.get_translation(Locale.objects.get(language_code=language)) if language != "en" else profile
