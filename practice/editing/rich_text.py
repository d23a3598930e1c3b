"""What the rich text editor (Draftail) does beyond Wagtail's: clean paste, bold taken for emphasis, the page's look."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

# Letters that one paste may have: some sixteen thousand words, five times the longest article.
LONGEST_PASTE = 100_000
# What became of a paste: the words for one, and for several.
SENTENCES = {
    "headings": (_("1 heading kept"), _("{count} headings kept")),
    "lists": (_("1 list kept"), _("{count} lists kept")),
    "links": (_("1 link kept"), _("{count} links kept")),
    "bold": (_("bold became emphasis"), _("bold became emphasis")),
    "tables": (_("1 table became text"), _("{count} tables became text")),
    "videos": (_("1 video left out"), _("{count} videos left out")),
    "pictures": (_("1 picture left out: add it here"), _("{count} pictures left out: add them here")),
}
TOO_LONG = _("Too long to paste at once: {count} letters, and {limit} fit. Nothing was changed; paste it in parts.")


class CleanPasteFeature(EntityFeature):
    """Takes a paste before Wagtail's links do, so it is a block's first feature; an entity type without a button."""

    def construct_options(self, options):
        # The list that later features fill, so that what is pasted is made of what this editor has.
        data = self.data | {"blocks": options.setdefault("blockTypes", [])}
        options.setdefault(self.option_name, []).append(data)
        # Without it a screen reader says “edit text” and no name.
        options.setdefault("ariaLabel", _("Text"))


def register(features: FeatureRegistry) -> None:
    """Register the feature “clean-paste”; what an older text has in bold it keeps as the emphasis that readers see."""
    options = {"type": "CLEAN_PASTE", "limit": LONGEST_PASTE, "tooLong": TOO_LONG, "sentences": SENTENCES}
    feature = CleanPasteFeature(
        options, js=["js/paste-cleaner.js", "js/clean-paste.js"], css={"all": ["css/editor.css"]}
    )
    features.register_editor_plugin("draftail", "clean-paste", feature)
    bold = {tag: InlineStyleElementHandler("ITALIC") for tag in ("b", "strong")}
    rule = {"from_database_format": bold, "to_database_format": {}}
    features.register_converter_rule("contentstate", "clean-paste", rule)
