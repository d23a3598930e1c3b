"""Mixins of every page model: drafts of a translation beside its alias, and what the page lookup already knows."""

from __future__ import annotations

from http import HTTPMethod

from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property

from wagtail.admin.panels import CommentPanel
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_published

from practice.roles.colleague_drafts import as_published
from practice.roles.policies import KnownPageTester

from .page_forms import PublicPageForm
from .page_previews import PreviewModesMixin
from .publishing import PublishDraftAction, about_to_publish
from .schedule_panel import SchedulePanel

VERSION_NOTES = ("is_small_correction", "original_seen")


class TranslationDraftMixin:
    """Lets an alias have a draft: a translation is written while the alias of the original stays online.

    Wagtail turns an alias into a page of its own at once, and its text would pass for a translation before a word of
    it is written. Here publishing the draft is what ends the alias (see practice.editing.translations).
    """

    # Whether it is the draft of a page that is an alias still.
    is_over_stand_in = False

    def with_content_json(self, content):
        """Take a draft of this page for a page of its own; the text of the page it stands in for comes the same way."""
        page = super().with_content_json(content)
        if content.get("pk") == self.pk:
            page.alias_of_id, page.is_over_stand_in = None, bool(self.alias_of_id) or self.is_over_stand_in
        return page

    def serializable_data(self):
        """Keep with a version what its form said about it (PublicPageForm)."""
        notes = {name: value for name in VERSION_NOTES if (value := getattr(self, name, None))}
        return super().serializable_data() | notes

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None and self.alias_of_id and self.latest_revision_id:
            # The original was published again, which marks its aliases as having no draft.
            self.has_unpublished_changes = True
        return super().save(*args, **kwargs)


class PublicPageMixin(PreviewModesMixin, TranslationDraftMixin):
    """Ancestors, restrictions and other languages of a page, asked of the database only where the lookup did not.

    practice.routing.lookup finds a page with all of them in two queries and sets `known_ancestors`, `is_public` and
    `language_versions`.
    """

    base_form_class = PublicPageForm
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    # The editor is one column: what Wagtail has on a second tab is the panel search_and_sharing, at its end.
    promote_panels = []
    known_ancestors: list[Page] | None = None
    is_public = False
    # What is asked before it is published, by the names of practice.editing.models.PublishingAnswers.
    publishing_questions: tuple[str, ...] = ()
    # Whether its template prints one (includes/articles/counted_story.html): alone it is counted in the preview panel.
    has_story = False
    # Whether one that was begun in the wrong language moves to the other with one act.
    may_change_language = False
    # Whether a trusted author publishes it.
    may_be_published_by_owner = False

    settings_panels = [SchedulePanel(), CommentPanel()]

    def get_view_restrictions(self):
        return PageViewRestriction.objects.none() if self.is_public else super().get_view_restrictions()

    @cached_property
    def breadcrumbs(self) -> list[Page]:
        """Return the pages from home down to this one's parent."""
        if self.known_ancestors is not None:
            return self.known_ancestors
        return list(self.get_ancestors().filter(depth__gt=1))

    @cached_property
    def language_versions(self) -> dict[str, Page]:
        """Return the live pages that say the same, this one and aliases included, by language code."""
        pages = self.get_translations(inclusive=True).filter(live=True).select_related("locale")
        return {page.locale.language_code: page for page in pages}

    @cached_property
    def shows_crisis_text(self) -> bool:
        """Tell whether a block of the page holds the crisis text, so that the postscript need not repeat it."""
        texts = (getattr(self, field.name) for field in self._meta.fields if isinstance(field, StreamField))
        return any(block.block_type == "crisis" for text in texts for block in text)

    def route(self, request, path_components):
        """Hide a pending title from whom it is none of: the link chooser prints what it finds by an address."""
        found = super().route(request, path_components)
        found.page = as_published(found.page)
        return found

    def permissions_for_user(self, user):
        return KnownPageTester(user, self)

    def publish(self, revision, user=None, skip_permission_checks=False, **kwargs):
        about_to_publish.send(type(self), page=self, revision=revision, user=user)
        action = PublishDraftAction(revision, user=user, **kwargs)
        return action.execute(skip_permission_checks=skip_permission_checks)

    def save(self, *args, **kwargs):
        """Date what was put online without the editor, so that sitemaps and redirects can rely on it."""
        if kwargs.get("update_fields") is None and self.live and not self.first_published_at:
            self.first_published_at = self.last_published_at = timezone.now()
        is_new = self._state.adding
        result = super().save(*args, **kwargs)
        if is_new and self.alias_of_id is None:
            self.ensure_aliases()
        return result

    @transaction.atomic
    def ensure_aliases(self) -> None:
        """Give the page, and those above it, an alias in every language that they lack, however the page was made."""
        for locale in Locale.objects.exclude(pk=self.locale_id):
            if not self.has_translation(locale):
                self.copy_for_translation(locale, copy_parents=True, alias=True)

    def show_again(self, user=None) -> None:
        """Put a page back online as it was; what was written meanwhile stays a draft."""
        written, published = self.latest_revision_created_at, self.last_published_at
        self.has_unpublished_changes = bool(written and published and written > published)
        self.live = True
        self.save()
        self.update_aliases()
        log(self, "wagtail.publish", user=user, content_changed=False)
        page_published.send(type(self), instance=self, revision=None)

    def update_aliases(self, **kwargs):
        """Show the new words in the aliases, but never before the page itself is online: Wagtail publishes them."""
        if self.live:
            super().update_aliases(**kwargs)

    update_aliases.alters_data = True


def searchable_text(page: Page, field: str) -> str:
    """Return the words of a StreamField of `page`, without markup."""
    return " ".join(page._meta.get_field(field).get_searchable_content(getattr(page, field)))
