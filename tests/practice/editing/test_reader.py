"""Who reads: a named reader is written to, and one who is gone leaves no one stuck."""

import pytest

from django.urls import reverse

from practice.editing.models import ReadingTask
from practice.editing.standing import where_it_stands
from practice.mail.models import Mail
from practice.models import User
from tests.articles.editor import SUBMIT, article_form, edit_url, press
from tests.clients import signed_in
from tests.factories import UserFactory, send_to_read

from .reading import decide, fresh, queued

pytestmark = pytest.mark.django_db


class TestReader:
    def test_named_reader_alone_is_written_to_and_each_manager_may_publish(self, olive, author, article):
        leo = UserFactory(manager=True)
        ReadingTask.objects.update(reader=olive)
        send_to_read(article, author.owner)
        assert queued() == [("editing.sent", olive.pk)]
        decide(signed_in(leo), article, "approve")
        assert fresh(article).live

    @pytest.mark.parametrize("fate", ["deleted", "closed", "therapist now"])
    def test_reader_who_is_gone_leaves_no_one_stuck(self, olive, author, article, fate):
        leo = UserFactory(manager=True)
        ReadingTask.objects.update(reader=olive, reader_name_en="Olive", reader_name_es="Olive")
        send_to_read(article, author.owner)
        if fate == "deleted":
            olive.delete()
        elif fate == "closed":
            User.objects.filter(pk=olive.pk).update(is_active=False)
        else:
            olive.groups.clear()
        Mail.objects.all().delete()
        assert where_it_stands(fresh(article), author.owner).sentence == "With the practice manager since today."
        signed_in(author.owner).post(reverse("take_back", args=[article.pk]))
        press(signed_in(author.owner), edit_url(article), article_form(page=article, **SUBMIT))
        assert queued() == [("editing.taken_back", leo.pk), ("editing.sent", leo.pk)]
        decide(signed_in(leo), article, "approve")
        assert fresh(article).live
