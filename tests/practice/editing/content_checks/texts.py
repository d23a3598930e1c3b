"""Contents for the rules: a text in a language, without a page around it."""

from practice.editing.content_checks.content import Content, Passage

BODY = ("body", "a1")


def text(language: str, *paragraphs: str, **facts) -> Content:
    return Content(language, [Passage(paragraph, BODY) for paragraph in paragraphs], **facts)


def words_found(check, content: Content) -> list[str]:
    return [finding.quoted.get("words", "") for finding in check(content)]
