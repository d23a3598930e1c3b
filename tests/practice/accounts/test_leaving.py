"""Leaving the practice in one step, and coming back."""

import pytest

from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation

from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.users.models import UserProfile

from booking.models import CallbackRequest
from booking.models.choices import Status
from clinicians.models import ClinicianPage
from practice.accounts.leaving import Consequences, HoldsLicense, LeavingError, come_back, leave
from practice.accounts.models import Invitation
from practice.models import PracticeSettings, User
from tests.clients import prove, signed_in
from tests.factories import (
    ArticlePageFactory,
    CallbackRequestFactory,
    ClinicianPageFactory,
    UserFactory,
    make_alias,
    open_practice,
)
from tests.factories import translation as translated

from .invited import invitation

pytestmark = pytest.mark.django_db
ADDRESSES = {"/people/rosa-vega/": "/people/", "/es/personas/rosa-vega/": "/es/personas/"}


class Staff:
    """Rosa with all that hangs on her, and the manager who lets her go."""

    def __init__(self, written_in_spanish):
        open_practice()
        self.manager = UserFactory(manager=True, first_name="Marisol", last_name="Luna")
        self.rosa = UserFactory(therapist=True, first_name="Rosa", last_name="Vega")
        self.profile = ClinicianPageFactory(title="Rosa Vega", owner=self.rosa, phone="+19515550177")
        if written_in_spanish:
            translated(self.profile, greeting="Hola")
        else:
            make_alias(self.profile)
        self.article = ArticlePageFactory(owner=self.rosa, authors=[self.profile], title="On grief")
        make_alias(self.article)
        self.draft = ArticlePageFactory(owner=self.rosa, authors=[self.profile], title="On rest", draft=True)
        self.client = signed_in(self.manager)
        prove(self.client, self.manager)
        self.leave = f"/admin/people/{self.rosa.pk}/leave/"
        self.come_back = f"/admin/people/{self.rosa.pk}/come-back/"

    def pages(self):
        return ClinicianPage.objects.filter(translation_key=self.profile.translation_key)

    def online(self) -> set[str]:
        return set(self.pages().live().values_list("locale__language_code", flat=True))


@pytest.fixture(params=[True, False], ids=["translated", "alias"])
def staff(request):
    return Staff(request.param)


def text(response) -> str:
    return response.content.decode()


def test_profile_leads_to_the_directory_in_both_languages_and_articles_stay(staff, client):
    article = ("/articles/on-grief/", "/es/articulos/on-grief/")
    for address in (*ADDRESSES, *article):
        assert "tel:+1-951-555-0177" in text(client.get(address)) or address in article
    assert 'value="rosa-vega"' in text(client.get("/call-back/")) or "Rosa Vega" in text(client.get("/call-back/"))
    staff.client.post(staff.leave)
    cache.clear()
    for address, to in ADDRESSES.items():
        assert (client.get(address).status_code, client.get(address).url) == (301, to)
    for address in ("/call-back/", "/es/pedir-llamada/", "/people/", "/es/personas/"):
        assert "Rosa Vega" not in text(client.get(address))
    for address in article:
        page = text(client.get(address))
        assert "Rosa Vega" in page and staff.profile.license_number in page
        assert "555-0177" not in page and "tel:+1-951-555-0100" in page


def test_account_is_off_and_sessions_end(staff):
    hers = signed_in(staff.rosa)
    assert hers.get("/admin/").status_code == 200
    page = staff.client.post(staff.leave, follow=True)
    assert page.redirect_chain[-1][0] == "/admin/people/" and "Rosa Vega" in text(page)
    assert hers.get("/admin/").status_code == 302
    later = Client()
    later.post("/admin/login/", {"login": staff.rosa.username, "password": "a quiet room"})
    assert later.get("/admin/").status_code == 302


def test_claims_go_back_to_the_queue_and_invitations_end(staff):
    claimed = CallbackRequestFactory(claimed=True, claimed_by=staff.rosa)
    others = CallbackRequestFactory(claimed=True)
    invited = invitation(by=staff.rosa)
    staff.client.post(staff.leave)
    claimed.refresh_from_db()
    others.refresh_from_db()
    invited.refresh_from_db()
    assert (claimed.status, claimed.claimed_by, claimed.claimed_at) == (Status.NEW, None, None)
    assert others.status == Status.CLAIMED and not invited.is_pending
    released = ModelLogEntry.objects.for_instance(claimed).get(action="booking.change_status")
    assert released.user == staff.manager


def test_what_was_to_go_online_later_does_not(staff):
    staff.profile.go_live_at = timezone.now() + timezone.timedelta(days=1)
    staff.profile.save_revision().publish()
    assert staff.profile.revisions.filter(approved_go_live_at__isnull=False).exists()
    leave(staff.rosa, staff.manager)
    assert not staff.profile.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_drafts_are_kept_and_listed(staff):
    assert "On rest" in text(staff.client.get(staff.leave))
    staff.client.post(staff.leave)
    staff.draft.refresh_from_db()
    assert staff.draft.owner == staff.rosa and list(Consequences(staff.rosa).drafts) == [staff.draft]


@pytest.mark.parametrize("role", ["therapist", "frontdesk"])
def test_only_managers_close_accounts(staff, role):
    colleague = UserFactory(**{role: True})
    client = signed_in(colleague)
    prove(client, colleague)
    for address in (staff.leave, staff.come_back):
        for ask in (client.get, client.post):
            assert ask(address).status_code == 403
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active and staff.online() == {"en", "es"}


@pytest.mark.parametrize(("language", "words"), [("en", "Choose another license"), ("es", "Elija otra licencia")])
def test_license_holder_cannot_leave_without_a_successor(staff, language, words):
    UserProfile.objects.create(user=staff.manager, preferred_language=language)
    PracticeSettings.objects.update(license_holder=staff.profile)
    page = text(staff.client.get(staff.leave))
    assert "Rosa Vega" in page and "/admin/settings/practice/practicesettings/" in page
    assert '<button class="button serious"' not in page
    assert staff.client.post(staff.leave).status_code == 409
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active and staff.online() == {"en", "es"}
    with pytest.raises(HoldsLicense):
        leave(staff.rosa, staff.manager)
    PracticeSettings.objects.update(license_holder=ClinicianPageFactory())
    leave(staff.rosa, staff.manager)
    assert staff.online() == set()


def test_no_one_closes_their_own_account(staff):
    own = f"/admin/people/{staff.manager.pk}/leave/"
    for ask in (staff.client.get, staff.client.post):
        assert "No one closes their own account" in text(ask(own, follow=True))
    with pytest.raises(LeavingError):
        leave(staff.manager, staff.manager)
    staff.manager.refresh_from_db()
    assert staff.manager.is_active


def test_superuser_is_out_of_a_managers_reach(staff):
    root = User.objects.create_superuser("root", "root@example.com", "a quiet room")
    for ask in (staff.client.get, staff.client.post):
        assert ask(f"/admin/people/{root.pk}/leave/").status_code in (302, 403)
    root.refresh_from_db()
    assert root.is_active
    assert staff.client.get("/admin/people/99999/leave/").status_code == 404


def test_closing_an_account_wants_fresh_proof(staff):
    prove(staff.client, staff.manager, minutes_ago=20)
    for address in (staff.leave, staff.come_back):
        assert staff.client.post(address).url.startswith("/admin/reauthenticate/")
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active


def test_everything_or_nothing(staff, monkeypatch):
    claimed = CallbackRequestFactory(claimed=True, claimed_by=staff.rosa)

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("practice.accounts.leaving.log", fail)
    with pytest.raises(RuntimeError):
        leave(staff.rosa, staff.manager)
    assert User.objects.get(pk=staff.rosa.pk).is_active and staff.online() == {"en", "es"}
    assert CallbackRequest.objects.get(pk=claimed.pk).claimed_by == staff.rosa


def test_leaving_twice_is_leaving_once(staff):
    for _ in range(2):
        assert staff.client.post(staff.leave).status_code == 302
    assert ModelLogEntry.objects.for_instance(staff.rosa).filter(action="accounts.leave").count() == 1


def test_both_languages_come_back_as_they_were(staff, client):
    staff.client.post(staff.leave)
    assert staff.online() == set()
    assert 'name="show_profile"' in text(staff.client.get(staff.come_back))
    page = staff.client.post(staff.come_back, {"show_profile": "on"}, follow=True)
    assert "Rosa Vega" in text(page) and staff.online() == {"en", "es"}
    cache.clear()
    for address in ADDRESSES:
        assert client.get(address).status_code == 200
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active and staff.rosa.check_password("a quiet room")
    actions = ModelLogEntry.objects.for_instance(staff.rosa).order_by("pk").values_list("action", "user")
    assert list(actions) == [("accounts.leave", staff.manager.pk), ("accounts.come_back", staff.manager.pk)]
    shown = PageLogEntry.objects.filter(page=staff.profile.pk, action="wagtail.publish").latest("pk")
    assert shown.user == staff.manager


def test_profile_may_stay_away(staff):
    leave(staff.rosa, staff.manager)
    staff.client.post(staff.come_back)
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active and staff.online() == set()


def test_profile_that_may_not_be_shown_stays_a_draft(staff):
    leave(staff.rosa, staff.manager)
    staff.pages().update(license_number="")
    page = staff.client.post(staff.come_back, {"show_profile": "on"}, follow=True)
    assert "The profile stays a draft. A therapist cannot be shown without a license" in text(page)
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active and staff.online() == set()


def test_draft_that_was_never_public_stays_a_draft():
    manager, rosa = UserFactory(manager=True), UserFactory(therapist=True)
    profile = ClinicianPageFactory(owner=rosa, draft=True)
    leave(rosa, manager)
    assert come_back(rosa, manager, show_profile=True) == []
    assert not Page.objects.get(pk=profile.pk).live


def test_desk_without_a_profile_leaves_and_comes_back():
    manager, lupe = UserFactory(manager=True), UserFactory(frontdesk=True)
    claimed = CallbackRequestFactory(claimed=True, claimed_by=lupe)
    leave(lupe, manager)
    assert not lupe.is_active and CallbackRequest.objects.get(pk=claimed.pk).status == Status.NEW
    come_back(lupe, manager, show_profile=True)
    assert User.objects.get(pk=lupe.pk).is_active


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "Rosa Vega leaves the practice",
                "goes offline in English and Spanish",
                "One request goes back",
                "shown as supervised",
            ],
        ),
        (
            "es",
            [
                "Rosa Vega deja el consultorio",
                "deja de verse en inglés y español",
                "Una solicitud vuelve",
                "bajo la supervisión de",
            ],
        ),
    ],
)
def test_page_says_what_will_happen(staff, language, words):
    UserProfile.objects.create(user=staff.manager, preferred_language=language)
    CallbackRequestFactory(claimed=True, claimed_by=staff.rosa)
    ClinicianPageFactory(title="Ana Ruiz", associate=True, supervisor=staff.profile)
    invitation(by=staff.rosa, name="Lupe Sol")
    page = text(staff.client.get(staff.leave))
    assert [each for each in [*words, "Lupe Sol", "Ana Ruiz", "On rest"] if each not in page] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "2 articles were reviewed by this person"), ("es", "Esta persona revisó 2 artículos")],
)
def test_page_says_whose_the_next_reviews_are(staff, language, words):
    UserProfile.objects.create(user=staff.manager, preferred_language=language)
    assert Consequences(staff.rosa).reviews == 0
    for reviewer in (staff.profile, staff.pages().get(locale__language_code="es")):
        make_alias(ArticlePageFactory(reviewed_on=timezone.localdate(), reviewed_by=reviewer))
    assert words in text(staff.client.get(staff.leave))


def test_wagtails_form_of_an_account_closes_none(staff):
    form = {"username": "rosa", "email": "rosa@example.com", "first_name": "Rosa", "last_name": "Vega"}
    page = staff.client.get(f"/admin/users/edit/{staff.rosa.pk}/")
    assert 'name="is_active"' not in text(page)
    staff.client.post(f"/admin/users/edit/{staff.rosa.pk}/", form)
    staff.rosa.refresh_from_db()
    assert staff.rosa.is_active and staff.rosa.email == "rosa@example.com"


def test_invited_address_of_somebody_who_left_says_so(staff):
    leave(staff.rosa, staff.manager)
    with translation.override("en"):
        words = {"name": "Rosa", "email": staff.rosa.email, "role": "therapist", "language": "en"}
        page = staff.client.post("/admin/people/invite/", words)
    assert "has left" in text(page) and not Invitation.objects.exists()
