"""Where a translation came from, who compared a machine's text, and that it is not published before."""

import datetime as dt

import pytest
import time_machine

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from practice.editing.models import TranslationState
from practice.models.publishing import RefusalError
from tests.articles.editor import PUBLISH, edit_url
from tests.clients import signed_in
from tests.factories import UserFactory

from .conftest import act, fresh, save, write_in

pytestmark = pytest.mark.django_db
REFUSAL = "was translated by a machine"


@pytest.fixture
def by_machine(manager, original):
    version = write_in(manager, original)
    save(manager, version, "Calma", ("El sueño llega tarde.",))
    act(manager, version, "origin", origin="machine")
    return fresh(version)


class TestMachine:
    def test_it_is_refused_in_the_editor_and_what_was_written_is_kept(self, manager, by_machine):
        response = save(manager, by_machine, "Calma", ("El sueño llega.",), **PUBLISH)
        assert REFUSAL in manager.get(response.url).content.decode()
        page = fresh(by_machine)
        assert page.alias_of_id and "El sueño llega." in str(page.get_latest_revision_as_object().body)

    def test_by_bulk_action(self, manager, original, by_machine):
        from practice.editing.models import PublishingAnswers

        for pk in (original.pk, by_machine.pk):
            PublishingAnswers.objects.create(page_id=pk, revision_saved_at=timezone.now())
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = manager.post(f"{url}?id={by_machine.pk}", {"include_descendants": ""}, follow=True)
        assert REFUSAL in response.content.decode()
        assert fresh(by_machine).alias_of_id

    def test_by_schedule(self, manager, by_machine):
        at = timezone.now() + dt.timedelta(days=2)
        page = by_machine.get_latest_revision_as_object()
        page.go_live_at = at
        revision = page.save_revision()
        with pytest.raises(RefusalError, match=REFUSAL):
            revision.publish()
        assert not fresh(by_machine).approved_schedule

    def test_the_job_does_not_publish_what_is_a_machine_s_at_its_time(self, manager, by_machine):
        """However it came to be scheduled: by an import, or by whoever changed the origin beside the editor."""
        act(manager, by_machine, "origin", origin="person")
        page = by_machine.get_latest_revision_as_object()
        page.go_live_at = timezone.now() + dt.timedelta(days=2)
        page.save_revision().publish()
        TranslationState.objects.filter(page=by_machine.pk).update(origin="machine")
        with time_machine.travel(timezone.now() + dt.timedelta(days=3), tick=False):
            call_command("publish_scheduled")
            assert fresh(by_machine).alias_of_id
            TranslationState.objects.filter(page=by_machine.pk).update(reviewed_at=timezone.now())
            call_command("publish_scheduled")
        assert fresh(by_machine).live and fresh(by_machine).alias_of_id is None

    def test_it_is_not_called_a_machine_s_once_it_is_scheduled(self, manager, by_machine):
        act(manager, by_machine, "origin", origin="person")
        page = by_machine.get_latest_revision_as_object()
        page.go_live_at = timezone.now() + dt.timedelta(days=2)
        page.save_revision().publish()
        assert "Cancel the schedule first" in act(manager, by_machine, "origin", origin="machine").content.decode()
        assert TranslationState.objects.get(page=by_machine.pk).origin == "person"

    def test_it_is_published_once_someone_compared_it_by_name(self, manager, therapist, author, by_machine):
        html = act(therapist, by_machine, "reviewed").content.decode()
        assert "Compared with the original by Ana Ruiz on" in html
        assert (
            "Compared the translation with its original"
            in therapist.get(f"/admin/pages/{by_machine.pk}/history/").content.decode()
        )
        from tests.articles.editor import article_form, press

        press(manager, edit_url(by_machine), article_form(title="Calma", page=by_machine, **PUBLISH))
        assert fresh(by_machine).alias_of_id is None

    def test_it_is_read_and_published_where_the_original_was_deleted(self, manager, original, by_machine):
        fresh(original).delete()
        assert "once someone has read it" in manager.get(edit_url(by_machine)).content.decode()
        act(manager, by_machine, "reviewed")
        assert "once someone has read it" not in manager.get(edit_url(by_machine)).content.decode()
        save(manager, by_machine, "Calma", **PUBLISH)
        assert fresh(by_machine).live and fresh(by_machine).title == "Calma"

    def test_new_machine_text_is_compared_again(self, manager, by_machine):
        act(manager, by_machine, "reviewed")
        act(manager, by_machine, "origin", origin="person")
        act(manager, by_machine, "origin", origin="machine")
        assert TranslationState.objects.get(page=by_machine.pk).wants_review


class TestOrigin:
    def test_it_is_kept_and_in_the_history(self, therapist, spanish):
        html = act(therapist, spanish, "origin", origin="written").content.decode()
        assert 'value="written" checked' in html
        history = therapist.get(f"/admin/pages/{spanish.pk}/history/").content.decode()
        assert "Written in this language" in history

    @pytest.mark.parametrize("origin", ["", "robot"])
    def test_anything_else_is_refused_in_a_sentence(self, therapist, spanish, origin):
        html = act(therapist, spanish, "origin", origin=origin).content.decode()
        assert "Choose how the text came about." in html

    def test_unknown_act_is_not_found_and_reading_does_nothing(self, therapist, spanish):
        address = reverse("act_on_translation", args=[spanish.pk])
        assert therapist.post(address, {"act": "sing"}).status_code == 404
        assert therapist.get(address).url == edit_url(spanish)

    def test_no_one_answers_for_a_colleague(self, spanish):
        for role in ("therapist", "frontdesk"):
            client = signed_in(UserFactory(**{role: True}))
            response = client.post(reverse("act_on_translation", args=[spanish.pk]), {"act": "level"})
            assert response.status_code == 403


def test_draft_over_a_stand_in_outlives_its_original(therapist, manager, original):
    version = write_in(therapist, original)
    save(therapist, version, "Calma", ("El sueño llega tarde.",))
    fresh(original).delete()
    page = fresh(version)
    assert page.get_latest_revision_as_object().title == "Calma"
    html = therapist.get(edit_url(version)).content.decode()
    assert "Calma</textarea>" in html and "The original, in" not in html
    assert save(therapist, version, "Serena").status_code == 302


def test_both_edited_at_once_lose_nothing(therapist, manager, original, spanish):
    save(therapist, spanish, "Serena", ("Uno.",))
    save(manager, original, "Calmer", ("One.",), **PUBLISH)
    assert fresh(spanish).get_latest_revision_as_object().title == "Serena"
    assert "One.</ins>" in therapist.get(edit_url(spanish)).content.decode()
