"""Each security advisory of Wagtail since 2023, as one request that must not do here what it did there."""

import pytest

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse

from wagtail.models import Page

from tests.factories import ArticlePageFactory, ClinicianPageFactory, ImageFactory, UserFactory, open_practice

pytestmark = pytest.mark.django_db

MARK, SCRIPT = "Zebrafinch", "<script>alert(1)</script>"
# Who asks for what, and what must not come of it; {draft} and the others are keys of rows that are somebody else's.
CLOSED = [
    ("CVE-2023-45809", "therapist", "get", "/admin/bulk/practice/user/delete/?id={manager}"),
    ("CVE-2024-32882", "therapist", "post", "/admin/settings/practice/practicesettings/{site}/"),
    ("CVE-2024-35228", "frontdesk", "get", "/admin/settings/practice/practicesettings/"),
    ("CVE-2026-25517", "therapist", "post", "/admin/pages/{draft}/edit/preview/"),
    ("CVE-2026-44197", "therapist", "get", "/admin/pages/{draft}/revisions/compare/earliest...latest/"),
    ("CVE-2026-44198", "therapist", "get", "/admin/pages/{draft}/history/"),
    ("CVE-2026-44200", "therapist", "post", "/admin/pages/{draft}/copy/"),
    ("CVE-2026-44201", "therapist", "get", "/admin/api/main/documents/"),
    ("CVE-2026-44201", "therapist", "get", "/admin/api/main/images/"),
    ("CVE-2026-54259", "therapist", "get", "/admin/documents/chooser/chosen/1/"),
    ("CVE-2026-54259", "frontdesk", "get", "/admin/images/chooser/chosen/{picture}/"),
    ("CVE-2026-54261", "therapist", "get", "/admin/images/{picture}/preview/max-165x165/"),
    ("CVE-2026-54262", "therapist", "post", "/admin/translation/submit/page/{draft}/"),
    ("CVE-2026-55468", "therapist", "get", "/admin/api/main/pages/?fields=*"),
]


@pytest.fixture
def rows():
    practice = open_practice()
    author = UserFactory(therapist=True)
    draft = ArticlePageFactory(owner=author, authors=[ClinicianPageFactory(owner=author)], title=MARK, draft=True)
    draft.save_revision(user=author)
    draft.save_revision(user=author)
    manager = UserFactory(manager=True, email="ocelot@example.com")
    picture = ImageFactory(uploaded_by_user=manager, title=MARK)
    return {"draft": draft.pk, "manager": manager.pk, "picture": picture.pk, "site": practice.site_id}


def sign_in(client, role: str):
    client.force_login(UserFactory(**{role: True}))
    return client


@pytest.mark.parametrize(("advisory", "role", "method", "address"), CLOSED)
def test_address_is_closed(client, rows, advisory, role, method, address):
    pages = Page.objects.count()
    response = getattr(sign_in(client, role), method)(address.format(**rows))
    assert response.status_code == 403, advisory
    assert not [mark for mark in (MARK, "ocelot@") if mark in response.content.decode()]
    assert Page.objects.count() == pages


@pytest.mark.parametrize(
    ("advisory", "address"),
    [
        ("CVE-2023-28836", "/admin/articles/"),
        ("CVE-2023-28836", "/admin/pages/{index}/"),
        ("CVE-2026-28223", "/admin/translation/submit/page/{page}/"),
    ],
)
def test_title_cannot_hold_a_script(client, advisory, address):
    page = ArticlePageFactory(title=SCRIPT)
    response = sign_in(client, "manager").get(address.format(page=page.pk, index=page.get_parent().pk), follow=True)
    assert response.status_code == 200, advisory
    assert "alert(1)" in response.content.decode()
    assert SCRIPT not in response.content.decode()


def test_large_file_is_refused_with_a_sentence(client):
    """CVE-2023-28837."""
    with ImageFactory().file.open() as picture:
        file = SimpleUploadedFile("boat.jpg", picture.read() + bytes(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE))
    response = sign_in(client, "manager").post("/admin/images/add/", {"title": "A boat", "file": file})
    assert response.status_code == 200
    assert "too big" in response.content.decode()


@pytest.mark.parametrize("address", ["/search/", "/admin/pages/search/"])
def test_quotes_in_a_search_take_no_time(client, address):
    """CVE-2024-39317: the time grew with the square of the quotes; 100,000 of them would take minutes."""
    response = sign_in(client, "manager").get(address, {"q": "a:\"'" * 25_000})
    assert response.status_code in (200, 400, 414)


@pytest.mark.parametrize("spec", ["scale-9999", "width-90|scale-9999", "format-avif"])
def test_preview_of_a_picture_is_bounded(client, rows, spec):
    """CVE-2026-54260."""
    response = sign_in(client, "manager").get(f"/admin/images/{rows['picture']}/preview/{spec}/")
    assert response.status_code == 400


@pytest.mark.parametrize("name", ["wagtailimages_serve", "wagtailapi:images:listing", "wagtailforms:index"])
def test_what_is_not_used_has_no_address(name):
    """CVE-2026-54263 (pictures of any size), CVE-2026-44201 (API), CVE-2026-44199 (forms)."""
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_parts_with_an_advisory_are_not_installed():
    """CVE-2023-28836 (modeladmin), CVE-2026-28222 (tables)."""
    assert not {"wagtail.contrib.modeladmin", "wagtail.contrib.table_block", "wagtail.contrib.forms"} & {
        *settings.INSTALLED_APPS
    }
