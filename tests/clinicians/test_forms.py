"""Profiles as their owners and the manager edit them, through the admin's own forms."""

import pytest

from django.contrib.messages import get_messages
from django.urls import reverse

from wagtail.models import Page
from wagtail.users.models import UserProfile

from clinicians.models import ClinicianPage
from tests.clients import signed_in
from tests.clinicians.editor import edit, profile_form, publish
from tests.factories import (
    ArticlePageFactory,
    ClinicianPageFactory,
    UserFactory,
    clinician_index,
    make_alias,
    translation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def therapist():
    return UserFactory(therapist=True)


@pytest.fixture
def manager():
    return UserFactory(manager=True)


@pytest.fixture
def manager_client(manager):
    return signed_in(manager)


@pytest.fixture
def therapist_client(therapist):
    return signed_in(therapist)


class TestTypedOnce:
    def test_phone_changes_in_every_language_and_under_every_article(self, manager_client):
        profile = ClinicianPageFactory(phone="+19515550101")
        spanish = translation(profile, greeting="Hola.")
        article = ArticlePageFactory(authors=[profile])
        spanish_article = translation(article, title="Calma")

        publish(manager_client, profile, phone="(951) 555-0199")

        for page in (profile, spanish):
            page.refresh_from_db()
            assert page.phone.as_e164 == "+19515550199"
        assert spanish.greeting == "Hola."
        for page in (article, spanish_article):
            fresh = type(page).objects.get(pk=page.pk)
            assert [author.phone.as_e164 for author in fresh.authors] == ["+19515550199"]

    def test_phone_changes_on_the_alias(self, manager_client):
        profile = ClinicianPageFactory(phone="+19515550101")
        alias = make_alias(profile)
        publish(manager_client, profile, phone="(951) 555-0199")
        assert ClinicianPage.objects.get(pk=alias.pk).phone.as_e164 == "+19515550199"

    def test_stale_spanish_draft_does_not_bring_the_old_phone_back(self, manager_client):
        profile = ClinicianPageFactory(phone="+19515550101", title="Ana Ruiz")
        spanish = translation(profile)
        spanish.greeting = "Hola."
        old_draft = spanish.save_revision()
        publish(manager_client, profile, phone="(951) 555-0199", title="Ana Ruiz Vega")

        old_draft.publish()

        spanish = ClinicianPage.objects.get(pk=spanish.pk)
        assert (spanish.greeting, spanish.phone.as_e164) == ("Hola.", "+19515550199")
        assert (spanish.title, spanish.draft_title) == ("Ana Ruiz Vega", "Ana Ruiz Vega")

    def test_draft_of_the_english_page_changes_nothing_yet(self, manager_client):
        profile = ClinicianPageFactory(phone="+19515550101")
        spanish = translation(profile)
        edit(manager_client, profile, phone="(951) 555-0199")
        for page in (profile, spanish):
            assert ClinicianPage.objects.get(pk=page.pk).phone.as_e164 == "+19515550101"

    def test_spanish_form_offers_the_words_and_says_where_the_facts_are(self, manager_client):
        profile = ClinicianPageFactory()
        spanish = translation(profile)
        html = manager_client.get(reverse("wagtailadmin_pages:edit", args=[spanish.pk])).content.decode()
        assert 'name="greeting"' in html
        assert 'name="phone"' not in html
        assert "are changed in the English profile" in html
        assert f'<a href="/admin/pages/{profile.pk}/edit/">Open the English profile</a>' in html

    def test_spanish_form_ignores_facts_that_are_posted_all_the_same(self, manager_client):
        profile = ClinicianPageFactory(phone="+19515550101", title="Ana Ruiz")
        spanish = translation(profile)
        publish(manager_client, spanish, phone="(951) 555-0666", title="Somebody Else", greeting="Hola.")
        for page in (profile, spanish):
            fresh = ClinicianPage.objects.get(pk=page.pk)
            assert (fresh.phone.as_e164, fresh.title) == ("+19515550101", "Ana Ruiz")
        assert fresh.greeting == "Hola."


class TestLicense:
    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"license_number": ""}, "license_number"),
            ({"credential": "AMFT", "license_number": "AMFT1"}, "supervisor"),
        ],
    )
    def test_profile_that_lacks_it_is_refused_at_publish_but_not_at_draft(self, manager_client, changes, field):
        profile = ClinicianPageFactory(draft=True)
        response = publish(manager_client, profile, **changes)
        assert field in response.context["form"].errors
        profile.refresh_from_db()
        assert not profile.live
        assert edit(manager_client, profile, **changes).status_code == 302

    def test_people_who_are_no_clinicians_need_none(self, manager_client):
        profile = ClinicianPageFactory(draft=True)
        publish(manager_client, profile, credential="none", license_number="")
        profile.refresh_from_db()
        assert profile.live

    def test_bulk_publishing_names_the_profile_that_is_not_ready(self, manager_client):
        profile = ClinicianPageFactory(draft=True, license_number="", title="No License")
        url = f"/admin/bulk/wagtailcore/page/publish/?id={profile.pk}&next=/admin/"
        response = manager_client.post(url, {"include_descendants": "on"}, follow=True)
        assert "No License" in response.content.decode()
        profile.refresh_from_db()
        assert not profile.live


class TestOwner:
    def test_therapist_edits_the_own_profile_in_both_languages_and_cannot_publish(self, therapist, therapist_client):
        profile = ClinicianPageFactory(owner=therapist, greeting="Old.")
        spanish = translation(profile, greeting="Viejo.")
        for page in (profile, spanish):
            assert publish(therapist_client, page, greeting="New.").status_code == 302
            page.refresh_from_db()
            assert page.greeting != "New."
            assert page.get_latest_revision_as_object().greeting == "New."

    def test_therapist_submits_and_the_manager_approves(self, therapist, therapist_client, manager_client):
        profile = ClinicianPageFactory(owner=therapist)
        edit(therapist_client, profile, greeting="New.", **{"action-submit": "1"})
        state = Page.objects.get(pk=profile.pk).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[profile.pk, "approve", state.pk])
        assert therapist_client.post(url, {}).status_code == 403
        manager_client.post(url, {"comment": ""})
        profile.refresh_from_db()
        assert profile.greeting == "New."

    def test_therapist_creates_no_profile(self, therapist, therapist_client):
        ClinicianPageFactory(owner=therapist)
        for language in ("en", "es"):
            url = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", clinician_index(language).pk])
            assert therapist_client.get(url, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
            therapist_client.post(url, profile_form(ClinicianPageFactory.build(title="Impostor", slug="impostor")))
        assert not Page.objects.filter(slug="impostor").exists()

    def test_therapist_does_not_hand_the_profile_on(self, therapist, therapist_client):
        profile = ClinicianPageFactory(owner=therapist)
        edit(therapist_client, profile, account=UserFactory(therapist=True).pk)
        profile.refresh_from_db()
        assert profile.owner == therapist

    def test_manager_gives_the_profile_to_an_account_with_its_articles(self, manager, manager_client, therapist):
        profile = ClinicianPageFactory(owner=manager)
        spanish = translation(profile)
        article = ArticlePageFactory(owner=manager, authors=[profile])
        edit(manager_client, profile, account=therapist.pk)
        for page in (profile, spanish, article):
            page.refresh_from_db()
            assert page.owner == therapist

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", ["Whose profile is this?", "Someone without an account", "Olive Vega (you)"]),
            ("es", ["¿De quién es este perfil?", "De alguien sin cuenta", "Olive Vega (usted)"]),
        ],
    )
    def test_manager_is_asked_whose_profile_it_is_and_no_one_is_chosen_yet(self, language, words):
        olive = UserFactory(manager=True, first_name="Olive", last_name="Vega")
        UserProfile.objects.create(user=olive, preferred_language=language)
        url = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", clinician_index().pk])
        page = signed_in(olive).get(url)
        assert [each for each in words if each not in page.content.decode()] == []
        assert page.context["form"]["account"].value() is None

    def test_no_one_gets_a_second_profile(self, manager_client, therapist):
        ClinicianPageFactory(owner=therapist, title="Ana Ruiz")
        other = ClinicianPageFactory(owner=None)
        page = edit(manager_client, other, account=therapist.pk).content.decode()
        assert "has a profile already: Ana Ruiz." in page
        other.refresh_from_db()
        assert other.owner is None

    def test_whoever_has_left_keeps_the_profile_until_someone_else_is_chosen(self, manager_client, therapist):
        profile = ClinicianPageFactory(owner=therapist)
        type(therapist).objects.filter(pk=therapist.pk).update(is_active=False, first_name="Ana", last_name="Ruiz")
        page = manager_client.get(reverse("wagtailadmin_pages:edit", args=[profile.pk]))
        assert "Ana Ruiz (has left)</option>" in page.content.decode()
        edit(manager_client, profile, account=page.context["form"]["account"].value(), short_name="Anita")
        profile.refresh_from_db()
        assert profile.owner == therapist

    def test_manager_without_a_name_owns_no_profile_without_a_title(self, manager_client, manager):
        type(manager).objects.filter(pk=manager.pk).update(first_name="", last_name="")
        url = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", clinician_index().pk])
        manager_client.post(url, profile_form(ClinicianPageFactory(), title="", slug="", account=""))
        assert ClinicianPage.objects.get(title="Untitled", locale__language_code="en").owner is None

    def test_copy_of_a_profile_is_not_whoever_copied(self, manager, manager_client, therapist):
        profile = ClinicianPageFactory(owner=therapist)
        form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": clinician_index().pk, "alias": ""}
        manager_client.post(reverse("wagtailadmin_pages:copy", args=[profile.pk]), form)
        assert ClinicianPage.objects.get(slug="copy", locale__language_code="en").owner is None

    def test_new_profile_has_its_alias_and_the_owner_may_write_it(self, manager_client, therapist):
        url = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", clinician_index().pk])
        new = ClinicianPageFactory.build(title="Rosa Vega", slug="rosa-vega", short_name="Rosa", license_number="1")
        manager_client.post(url, profile_form(new, account=therapist.pk, **{"action-publish": "1"}))
        pages = {page.locale.language_code: page for page in ClinicianPage.objects.filter(title="Rosa Vega")}
        assert pages["es"].alias_of_id == pages["en"].pk
        assert [page.owner for page in pages.values()] == [therapist, therapist]


class TestAnswerGivenMeanwhile:
    """The one tap of the first screen comes while the profile is open in the editor."""

    @pytest.fixture
    def profile(self, therapist):
        return ClinicianPageFactory(owner=therapist, accepting="yes", accepting_as_of="2026-11-01")

    def test_form_that_says_the_old_one_does_not_write_it_back(self, therapist_client, profile):
        therapist_client.post(reverse("answer_accepting"), {"accepting": "no"})
        response = edit(therapist_client, profile, answer_seen="yes 2026-11-01", summary="Grief.")
        draft = ClinicianPage.objects.get(pk=profile.pk).get_latest_revision_as_object()
        assert (draft.accepting, draft.summary) == ("no", "Grief.")
        said = [str(message) for message in get_messages(response.wsgi_request)]
        assert any("Not accepting new clients" in sentence for sentence in said)

    def test_form_in_which_it_was_changed_too_is_the_later_one(self, therapist_client, profile):
        therapist_client.post(reverse("answer_accepting"), {"accepting": "no"})
        edit(therapist_client, profile, answer_seen="yes 2026-11-01", accepting="waitlist")
        assert ClinicianPage.objects.get(pk=profile.pk).get_latest_revision_as_object().accepting == "waitlist"

    def test_form_knows_the_answer_it_was_opened_with(self, therapist_client, profile):
        html = therapist_client.get(reverse("wagtailadmin_pages:edit", args=[profile.pk])).content.decode()
        assert 'name="answer_seen" value="yes 2026-11-01"' in html


@pytest.mark.parametrize("is_new", [True, False])
def test_a_missing_license_is_told_of_once(manager_client, is_new):
    profile = ClinicianPageFactory.build(title="Ana Ruiz", slug="ana") if is_new else ClinicianPageFactory()
    form = profile_form(profile, license_number="") | {"action-publish": "1"}
    add = reverse("wagtailadmin_pages:add", args=["clinicians", "clinicianpage", clinician_index().pk])
    address = add if is_new else reverse("wagtailadmin_pages:edit", args=[profile.pk])
    page = manager_client.post(address, form).content.decode()
    assert page.count("A therapist cannot be shown without a license") == 1
