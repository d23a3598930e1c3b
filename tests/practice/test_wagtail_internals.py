"""The private names of Wagtail, modelcluster and Django that practice/wagtail_internals.py leans on."""

import base64
import inspect
import re

import pytest
from django_tasks import task_backends

from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.test import RequestFactory
from django.urls import reverse
from django.utils import html, translation

import wagtail
from wagtail.admin import signal_handlers
from wagtail.admin.mail import Notifier
from wagtail.admin.views.generic.chooser import ChooseView
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page, Site, WorkflowState
from wagtail.models.sites import SiteRootPath
from wagtail.url_routing import RouteResult
from wagtail.users.models import UserProfile

from practice import wagtail_internals
from practice.models import PracticeSettings
from tests.factories import ImageFactory, StandardPageFactory, UserFactory, open_practice

# One transparent dot.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
PRIVATE = re.compile(
    r"(?<!construct)_wagtail_|SiteRootPath|_from_cache\b|_set_image_file_metadata|\._committed|_cluster_related_objects"
    r"|_json_script_escapes|backend\.enqueue =|Page\.\w+ = |WorkflowState\.resume ="
)


def test_wagtail_is_the_version_that_the_private_names_hold_for():
    version = ".".join(map(str, wagtail.VERSION[:2]))
    assert version == "8.0", f"Wagtail is {version} now: look at docs/upgrading.md before this line is changed."


def test_no_other_file_uses_a_private_name():
    files = [
        path
        for app in ("practice", "articles", "clinicians", "booking")
        for path in (settings.BASE_DIR / app).rglob("*.py")
    ]
    users = {path.name for path in files if "migrations" not in path.parts and PRIVATE.search(path.read_text())}
    assert users == {"wagtail_internals.py"}


def test_names_are_where_they_are_leant_on():
    assert SiteRootPath._fields == ("site_id", "root_path", "root_url", "language_code")
    assert "_committed" in inspect.getsource(FieldFile)
    assert "_from_cache" in inspect.getsource(AbstractRendition)
    assert callable(AbstractImage._set_image_file_metadata)
    assert {ord("<"), ord(">"), ord("&")} <= html._json_script_escapes.keys()
    assert hasattr(Page.get_admin_display_title, "__wrapped__")
    assert hasattr(WorkflowState.resume, "__wrapped__")


def test_search_tab_of_a_chooser_is_named_in_the_language_of_now():
    with translation.override("es"):
        assert str(ChooseView.search_tab_label) == "Buscar"


def test_wagtail_sends_no_mail_of_its_own_about_a_workflow():
    receivers = [
        receiver()
        for signal, _sender, _uid in wagtail_internals.WORKFLOW_MAILS
        for _key, receiver, *_ in signal.receivers
    ]
    assert not any(isinstance(receiver, Notifier) for receiver in receivers)
    source = inspect.getsource(signal_handlers)
    assert all(f'dispatch_uid="{uid}"' in source for _signal, _sender, uid in wagtail_internals.WORKFLOW_MAILS)
    assert source.count("dispatch_uid") == len(wagtail_internals.WORKFLOW_MAILS)


@pytest.mark.django_db
def test_site_and_address_cost_no_query_once_they_are_handed_over(django_assert_num_queries):
    open_practice()
    page, site = StandardPageFactory(slug="fees"), Site.objects.select_related("root_page__locale").get()
    request, root_paths = RequestFactory().get("/"), wagtail_internals.root_paths_of(site, [site.root_page])
    wagtail_internals.hand_site_to(request, site, root_paths)
    wagtail_internals.hand_root_paths_to(page, root_paths)
    with django_assert_num_queries(0):
        assert Site.find_for_request(request) is site
        assert (page.get_url(request), page.url) == ("/fees/", "/fees/")


@pytest.mark.django_db
def test_route_that_is_handed_over_is_taken_without_a_walk_down_the_tree():
    page, request = StandardPageFactory(), RequestFactory().get("/anything/")
    wagtail_internals.hand_route_to(request, RouteResult(page))
    assert Page.route_for_request(request, "anything/").page is page


@pytest.mark.django_db
def test_new_file_is_told_from_a_stored_one():
    image = ImageFactory()
    assert not wagtail_internals.is_new_file(image.file)
    assert wagtail_internals.is_new_file(type(image)(file=ContentFile(PNG, name="new.png")).file)
    assert not wagtail_internals.is_new_file(type(image)().file)


@pytest.mark.django_db
def test_children_in_memory_are_told_from_stored_ones():
    practice = PracticeSettings.current()
    assert not wagtail_internals.has_unsaved_children(practice, "closed_days")
    practice.closed_days = []
    assert wagtail_internals.has_unsaved_children(practice, "closed_days")


def test_tasks_go_to_the_replacement_and_then_to_the_backend_again():
    backend, before = task_backends["default"], task_backends["default"].enqueue
    with wagtail_internals.enqueuing_by(lambda *call: call):
        assert backend.enqueue("task", [1], {}) == ("task", [1], {})
    assert backend.enqueue == before


def test_json_cannot_end_the_script_around_it():
    assert wagtail_internals.script_safe_json({"é": "</script>"}) == '{"é": "\\u003C/script\\u003E"}'


@pytest.mark.django_db
def test_closed_address_says_so_in_the_language_of_whoever_asked(client):
    open_practice()
    manager = UserFactory(manager=True)
    UserProfile.objects.create(user=manager, preferred_language="es")
    client.force_login(manager)
    page = client.get(reverse("wagtailadmin_workflows:index"), follow=True)
    assert "Esta parte está cerrada para su cuenta." in page.content.decode()
