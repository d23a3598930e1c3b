"""Every address is replayed by everybody: nobody sees or changes what is marked as somebody else's."""

import contextlib

import pytest

from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision, Site, Workflow

from booking.models import CallbackRequest
from practice.accounts.invitations import invite
from practice.accounts.models import Invitation
from practice.models import PracticeSettings, User
from practice.roles.groups import FRONT_DESK, THERAPISTS
from tests.admin_addresses import addresses
from tests.factories import (
    ArticlePageFactory,
    CallbackRequestFactory,
    ClinicianPageFactory,
    ImageFactory,
    UserFactory,
    article_index,
    open_practice,
    send_to_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.walls]

DRAFT, CALLER, ACCOUNT = "Zebrafinch", "Quetzalli", "ocelot@example.com"
BEGINNING = "Zebraf"  # Found by a search, and its echo is not the mark.
# What somebody sends who wants as much as possible: the names of fields and buttons that change things.
GREEDY = {
    "action-publish": "1",
    "confirm": "on",
    "email": "mine@example.com",
    "external-link-chooser-url": "https://example.com",  # Without one Wagtail answers with an error of its own.
    "is_active": "",
    "name": "Mine now",
    "new_parent_page": "1",
    "outcome": "scheduled",
    "published": "on",
    "restriction_type": "none",
    "slug": "mine-now",
    "status": "spam",
    "title": "Mine now",
    "username": "mine",
}


class Rows:
    """Rows of an author, of a caller and of a manager, each with its mark, and the addresses that lead to them."""

    def __init__(self):
        open_practice()
        self.author = UserFactory(therapist=True)
        self.manager = UserFactory(manager=True, email=ACCOUNT)
        self.caller = CallbackRequestFactory(name=CALLER)
        profile = ClinicianPageFactory(owner=self.author)
        self.article = ArticlePageFactory(owner=self.author, authors=[profile], title=DRAFT, draft=True)
        for words in ("First", "Second"):
            self.article.standfirst = words
            self.article.save_revision(user=self.author)
        send_to_read(self.article, self.author)
        self.live = ArticlePageFactory(owner=self.author, authors=[profile], title="Read by all")
        self.live.title = f"{DRAFT} too"
        self.live.save_revision(user=self.author)
        self.invitation = Invitation(name="Rosa", email=f"new-{ACCOUNT}", role="manager", language="en")
        invite(self.invitation, self.manager)
        self.picture = ImageFactory(uploaded_by_user=self.manager)

    def addresses(self) -> list[str]:
        page = self.article
        rows = {
            "page": page.pk,
            "page_id": page.pk,
            "page_to_move_id": page.pk,
            "parent_page_id": article_index().pk,
            "destination_id": article_index().pk,
            "revision_id": page.latest_revision_id,
            "task_state_id": page.current_workflow_task_state.pk,
            "workflow_state_id": page.current_workflow_state.pk,
            "task_id": page.current_workflow_task.pk,
            "image_id": self.picture.pk,
            "action_name": "approve",
            "content_type_app_name": "articles",
            "content_type_model_name": "articlepage",
            "app_name": "practice",
            "model_name": "practicesettings",
            "filter_spec": "max-165x165",
            "object_id": page.pk,
            "invitation_id": self.invitation.pk,
            "person_id": self.manager.pk,
        } | dict.fromkeys(
            ["collection_id", "document_id", "doc_id", "uploaded_file_id", "redirect_id", "restriction_id"]
            + ["page_view_restriction_id", "page_pk", "workflow_pk", "session_id"],
            1,
        )
        return addresses(
            rows,
            {
                "callback_requests": self.caller.pk,
                "wagtailusers_users": self.manager.pk,
                "wagtailusers_groups": Group.objects.get(name=FRONT_DESK).pk,
                "wagtailsites": Site.objects.get().pk,
                "wagtailsettings": Site.objects.get().pk,
                "wagtailimages_chooser": self.picture.pk,
                "wagtailadmin_workflows": page.get_workflow().pk,
                "wagtailadmin_collections": 1,
            },
        )

    def state(self) -> dict[str, list]:
        """Return what no one may change but whom it belongs to."""
        return {
            DRAFT: [
                *Page.objects.order_by("pk").values_list("pk", "path", "live", "draft_title", "latest_revision_id"),
                Revision.objects.count(),
            ],
            CALLER: [*CallbackRequest.objects.order_by("pk").values_list("pk", "status", "claimed_by", "due_at")],
            ACCOUNT: [
                *Invitation.objects.order_by("pk").values_list("pk", "version", "withdrawn_at", "accepted_at"),
                *User.objects.order_by("pk").values_list("pk", "email", "is_active", "is_superuser"),
                *Group.objects.order_by("pk").values_list("pk", "name", "user"),
                *PracticeSettings.objects.values_list("name", "phone"),
                *Site.objects.values_list("hostname", "root_page"),
                *Workflow.objects.values_list("name", "active"),
                Redirect.objects.count(),
                get_document_model().objects.count(),
            ],
        }


@pytest.fixture
def rows():
    return Rows()


# Whose marks each may see and whose rows each may change.
PEOPLE = {
    "anonymous": (None, set()),
    "therapist": ({"therapist": True}, set()),
    "author": ("author", {DRAFT}),
    "frontdesk": ({"frontdesk": True}, {CALLER}),
    "writer-at-desk": ({"roles": [THERAPISTS, FRONT_DESK]}, {CALLER}),
    "manager": ("manager", {DRAFT, CALLER, ACCOUNT}),
}


@contextlib.contextmanager
def rolled_back():
    """Take back what a request changes; a block of `atomic` around it would refuse those that are to be durable."""
    savepoint = transaction.savepoint()
    yield
    transaction.savepoint_rollback(savepoint)


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(dict(response.headers))


@pytest.mark.parametrize("person", PEOPLE)
def test_nobody_sees_or_changes_what_is_somebody_elses(rows, person):
    account, own = PEOPLE[person]
    client = Client(raise_request_exception=False)
    if account is not None:
        client.force_login(getattr(rows, account) if isinstance(account, str) else UserFactory(**account))
    cookies, before, faults = client.cookies.copy(), rows.state(), []
    ids = {"id": [rows.article.pk, rows.live.pk], "q": BEGINNING}
    for address in rows.addresses():
        for method, data in [("get", ids), ("post", GREEDY)]:
            with rolled_back():
                response = getattr(client, method)(address, data)
                text = text_of(response)
                seen = [mark for mark in (DRAFT, CALLER, ACCOUNT) if mark not in own and mark in text]
                after = rows.state() if method == "post" else before
                changed = [mark for mark in before if mark not in own and after[mark] != before[mark]]
            client.cookies = cookies.copy()
            if response.status_code >= 500 or seen or changed:
                faults.append(f"{method} {address}: {response.status_code}, {seen=}, {changed=}")
    assert not faults, "\n".join(faults)
