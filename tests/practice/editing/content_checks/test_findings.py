from django.utils.translation import gettext_lazy as _

from practice.editing.content_checks.findings import Finding


def test_words_are_quoted_in_their_own_language_and_escaped():
    finding = Finding("{words}: say {better}.", ("body", "a1"), "", {"words": "<b>x", "better": "y {z}"}, language="es")
    assert finding.html == '<q lang="es">&lt;b&gt;x</q>: say <q lang="es">y {z}</q>.'


def test_sentence_without_words_stands_alone():
    finding = Finding(_("A picture has no words for those who cannot see it."), ("body", "a1", "image"))
    assert "<q" not in finding.html
    assert finding.words == ""
    assert finding.path == "body.a1.image"


def test_words_to_look_for_end_where_they_were_cut():
    assert Finding("{words}", (), "", {"words": "One two …"}).words == "One two"
