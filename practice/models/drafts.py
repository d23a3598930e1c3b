class TranslationDraft:
    """Lets a translation be written while the stand-in for it stays online.

    Wagtail turns an alias into a page of its own at once, and its text would pass for a translation before a word of
    it is written. Here an alias may have drafts; publishing one is what ends the alias (see practice.translation).
    """

    def with_content_json(self, content):
        """Take a draft of this page for a page of its own; the text of the page it stands in for comes the same way."""
        page = super().with_content_json(content)
        if content.get("pk") == self.pk:
            page.alias_of_id = None
        return page

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None and self.alias_of_id and self.latest_revision_id:
            # The original was published again, which marks its aliases as having no draft.
            self.has_unpublished_changes = True
        return super().save(*args, **kwargs)
