"""An article and its translation, from the alias that is made with it to the text that is published."""

import pytest

from django.urls import reverse
from django.utils.html import escape

from wagtail.models import Locale

from articles.models import ArticlePage
from tests.articles.editor import PUBLISH, add_url, article_form, edit_url, press
from tests.factories import ArticlePageFactory, article_index, home_page, make_alias, translation

pytestmark = pytest.mark.django_db


class TestTwoLanguages:
    def test_new_article_gets_an_alias_that_its_owner_may_translate(self, therapist, author):
        therapist.post(add_url(), article_form(authors=[author]))
        alias = ArticlePage.objects.get(slug="calm", locale__language_code="es")
        assert alias.alias_of.slug == "calm"
        assert alias.owner == author.owner
        html = therapist.get(edit_url(alias)).content.decode()
        assert "Write it in Spanish" in html
        assert escape(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])) in html

    def test_readers_see_the_alias_until_the_translation_is_published(self, therapist, manager, author):
        article = ArticlePageFactory(owner=author.owner, authors=[author], title="Calm")
        alias = make_alias(article)
        url = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])

        assert therapist.post(url).url == edit_url(alias)
        assert therapist.post(edit_url(alias), article_form(title="Calma", page=alias)).status_code == 302
        seen = ArticlePage.objects.get(pk=alias.pk)
        assert (seen.title, seen.is_untranslated) == ("Calm", True)
        assert not ArticlePage.objects.written_in(alias.locale).exists()
        assert "Calma</textarea>" in therapist.get(edit_url(alias)).content.decode()

        press(manager, edit_url(alias), article_form(title="Calma", page=alias, **PUBLISH))
        seen = ArticlePage.objects.get(pk=alias.pk)
        assert (seen.title, seen.is_untranslated, seen.owner) == ("Calma", False, author.owner)
        assert list(ArticlePage.objects.written_in(alias.locale)) == [seen]
        article.refresh_from_db()
        assert article.title == "Calm"

    def test_original_published_again_keeps_the_draft_of_the_translation(self, therapist, manager, author):
        article = ArticlePageFactory(owner=author.owner, authors=[author], title="Calm")
        alias = make_alias(article)
        therapist.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
        therapist.post(edit_url(alias), article_form(title="Calma", page=alias))

        manager.post(edit_url(article), article_form(title="Calmer", page=article, **PUBLISH))

        seen = ArticlePage.objects.get(pk=alias.pk)
        assert (seen.title, seen.is_untranslated) == ("Calmer", True)
        assert "Calma</textarea>" in therapist.get(edit_url(alias)).content.decode()

    def test_asking_to_convert_by_link_only_shows_the_button(self, therapist, author):
        alias = make_alias(ArticlePageFactory(owner=author.owner, authors=[author]))
        assert therapist.get(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])).url == edit_url(alias)
        assert not alias.revisions.exists()

    def test_page_below_an_untranslated_parent_can_be_translated(self, manager):
        article = ArticlePageFactory()
        article_index("es").delete()
        spanish = Locale.objects.get(language_code="es")
        response = manager.post(reverse("write_in", args=[article.pk, "es"]))
        assert response.url == edit_url(article.get_translation(spanish))
        assert article_index("es").get_parent() == home_page("es").page_ptr
        assert article.get_translation(spanish).get_parent() == article_index("es").page_ptr

    def test_translation_keeps_the_owner(self, author):
        article = ArticlePageFactory(owner=author.owner, authors=[author])
        assert translation(article, title="Calma").owner == author.owner
