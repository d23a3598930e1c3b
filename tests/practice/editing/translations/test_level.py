"""Whether a translation is behind its original, who says that it is not, and what a small correction changes."""

import pytest

from wagtail.models import Page

from practice.editing.models import TranslationState
from practice.editing.translations.level import mark_behind
from tests.articles.editor import PUBLISH, SUBMIT, edit_url, press
from tests.factories import StandardPageFactory, translation

from .conftest import act, fresh, save, write_in

OLD, NEW = ("Sleep comes late.", "It leaves early."), ("Sleep comes late.", "It leaves at four.")


def state_of(page):
    return TranslationState.objects.get(page=page.pk)


def beside(client, page):
    return client.get(edit_url(page)).content.decode()


class TestBehind:
    def test_it_is_level_when_it_is_written(self, spanish):
        assert state_of(spanish).behind_since is None

    def test_new_words_of_the_original_are_marked_once_they_are_online(self, manager, therapist, original, spanish):
        save(manager, original, paragraphs=NEW)
        assert state_of(spanish).behind_since is None
        save(manager, original, paragraphs=NEW, **PUBLISH)
        assert state_of(spanish).behind_since
        html = beside(therapist, spanish)
        assert "1 passage has changed since" in html
        assert "early.</del>" in html and "at four.</ins>" in html
        assert html.count("beside__passage--changed") == 1

    def test_what_is_taken_back_is_nothing_to_translate(self, manager, original, spanish):
        save(manager, original, paragraphs=NEW, **PUBLISH)
        save(manager, original, paragraphs=OLD, **PUBLISH)
        assert state_of(spanish).behind_since is None

    def test_same_words_published_again_change_nothing(self, manager, original, spanish):
        save(manager, original, paragraphs=OLD, drawing="chair", **PUBLISH)
        assert state_of(spanish).behind_since is None

    def test_publishing_the_translation_takes_the_marks_away(self, manager, original, spanish):
        save(manager, original, paragraphs=NEW, **PUBLISH)
        seen = fresh(original).live_revision_id
        save(manager, spanish, "Calma", ("El sueño llega tarde.", "Se va a las cuatro."), original_seen=seen, **PUBLISH)
        assert state_of(spanish).behind_since is None
        assert "beside__passage--changed" not in beside(manager, spanish)

    def test_what_came_online_after_the_form_was_opened_stays_marked(self, manager, original, spanish):
        seen = fresh(original).live_revision_id
        save(manager, original, paragraphs=NEW, **PUBLISH)
        save(manager, spanish, "Calma", ("El sueño llega tarde.",), original_seen=seen, **PUBLISH)
        assert state_of(spanish).behind_since
        assert "at four.</ins>" in beside(manager, spanish)

    def test_draft_of_a_translation_that_is_not_online_is_behind_too(self, manager, original):
        draft = write_in(manager, original)
        save(manager, original, paragraphs=NEW, **PUBLISH)
        assert state_of(draft).behind_since
        assert "at four.</ins>" in beside(manager, draft)

    def test_translation_that_nothing_was_kept_of_is_level_with_what_was_online(self, manager, original):
        page = StandardPageFactory(title="Hours")
        version = translation(page, title="Horario", slug="horario")
        page.title = "Hours and fees"
        page.save_revision().publish()
        assert state_of(version).behind_since

    def test_what_others_had_left_in_the_draft_is_no_small_correction(self, therapist, manager, original, spanish):
        save(therapist, original, paragraphs=("Whatever you were told, rest.", "Tell someone."))
        save(
            manager,
            original,
            paragraphs=("Whatever you were told, rest.", "Tell someone!"),
            small_correction="on",
            **PUBLISH,
        )
        assert fresh(original).live_revision.content["is_small_correction"] is True
        assert state_of(spanish).behind_since

    def test_small_correction_in_the_translation_does_not_bring_it_level(self, manager, original, spanish):
        save(manager, original, paragraphs=NEW, **PUBLISH)
        save(manager, spanish, "Calma", ("El sueño llega tarde.",), small_correction="on", **PUBLISH)
        assert state_of(spanish).behind_since


class TestSmallCorrection:
    def test_it_changes_nothing_for_the_translation(self, manager, original, spanish):
        save(manager, original, paragraphs=NEW, small_correction="on", **PUBLISH)
        assert state_of(spanish).behind_since is None
        save(manager, original, paragraphs=(*NEW, "And then?"), **PUBLISH)
        html = beside(manager, spanish)
        assert "And then?</ins>" in html and "at four.</ins>" not in html

    def test_mark_goes_with_the_version_to_its_reader(self, therapist, manager, original, spanish):
        press(therapist, edit_url(original), {})  # Nothing valid: nothing is kept.
        save(therapist, original, paragraphs=NEW, small_correction="on", **SUBMIT)
        assert 'name="small_correction" checked' in beside(manager, original)
        save(
            manager,
            original,
            paragraphs=NEW,
            small_correction="on",
            **{"action-workflow-action": "true", "workflow-action-name": "approve"},
        )
        assert fresh(original).live_revision.content["is_small_correction"] is True
        assert state_of(spanish).behind_since is None

    def test_next_version_is_none_by_itself(self, manager, original, spanish):
        save(manager, original, paragraphs=NEW, small_correction="on", **PUBLISH)
        assert 'name="small_correction">' in beside(manager, original)
        save(manager, original, paragraphs=OLD, **PUBLISH)
        assert state_of(spanish).behind_since

    def test_new_page_has_no_box(self, manager, article):
        assert "small_correction" not in beside(manager, article)


class TestNothingToTranslate:
    def test_it_takes_the_marks_away_and_is_in_the_history(self, therapist, manager, original, spanish):
        save(manager, original, paragraphs=NEW, **PUBLISH)
        response = act(therapist, spanish, "level", original_seen=fresh(original).live_revision_id)
        assert "this text says what the original says" in response.content.decode()
        assert state_of(spanish).behind_since is None
        history = therapist.get(f"/admin/pages/{spanish.pk}/history/").content.decode()
        assert "Noted that changes of the original ask for no translation" in history

    def test_what_was_published_after_she_looked_stays_marked(self, therapist, manager, original, spanish):
        save(manager, original, paragraphs=NEW, **PUBLISH)
        seen = fresh(original).live_revision_id
        save(manager, original, paragraphs=(*NEW, "And then?"), **PUBLISH)
        response = act(therapist, spanish, "level", original_seen=seen)
        html = response.content.decode()
        assert "published again in the meantime" in html
        assert "And then?</ins>" in html and "at four.</ins>" not in html

    @pytest.mark.parametrize("seen", ["", "0", "999999", "x", "9" * 30])
    def test_version_that_is_not_there_counts_as_what_is_online(self, therapist, manager, original, spanish, seen):
        save(manager, original, paragraphs=NEW, **PUBLISH)
        act(therapist, spanish, "level", original_seen=seen)
        assert state_of(spanish).behind_since is None

    def test_original_that_was_deleted_is_said_and_the_text_kept(self, therapist, manager, original, spanish):
        save(therapist, spanish, "Serena")
        Page.objects.get(pk=original.pk).delete()
        response = act(therapist, spanish, "level")
        assert "The original was deleted in the meantime." in response.content.decode()
        assert fresh(spanish).get_latest_revision_as_object().title == "Serena"
        assert save(therapist, spanish, "Sola").status_code == 302
        assert fresh(spanish).get_latest_revision_as_object().title == "Sola"


def test_two_versions_of_one_page_are_marked_in_few_queries(original, spanish, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        mark_behind(original, is_small=False)
