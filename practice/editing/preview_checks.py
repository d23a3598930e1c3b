"""Wagtail's checks in the preview panel (axe, in the userbar): which run on the page, and what is said of a fault."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.userbar import ContentCheckerItem

# Names that cameras, phones and programs give to a file, beside those that end as one.
FILE_NAMES = r"\.(avif|gif|heic|jpe?g|png|svg|webp)$|_|^(img|dsc|dscn|pxl|image|imagen|foto|screenshot|captura)\W?\d"


def message(fault, advice) -> dict:
    return {"error_name": fault, "help_text": advice}


class PreviewChecks(ContentCheckerItem):
    """Looks at the page as it will be read, without its head and foot, and speaks the language of who edits."""

    axe_include = ["main"]
    # What search engines are told stands in the head, outside of what is looked at: a check of ours reads it.
    axe_run_only = [rule for rule in ContentCheckerItem.axe_run_only if rule != "empty-meta-description"]
    axe_run_only += ["image-alt"]
    axe_custom_checks = [
        {"id": "check-image-alt-text", "options": {"pattern": FILE_NAMES}},
        {"id": "check-empty-meta-description"},
    ]
    axe_messages = {
        "alt-text-quality": message(
            _("A picture is described by the name of its file"), _("Say in one sentence what it shows.")
        ),
        "button-name": message(_("A button says nothing"), _("Give it words: who hears the page knows it by them.")),
        "empty-heading": message(_("A heading is empty"), _("Write it, or delete the block.")),
        "empty-table-header": message(_("The head of a column is empty"), _("Name what the column holds.")),
        "frame-title": message(_("A frame has no title"), _("Say in a few words what it shows.")),
        "heading-order": message(
            _("A heading skips a size"),
            _("After a heading comes one of the same size, or the next smaller: readers jump from one to the next."),
        ),
        "image-alt": message(_("A picture has no words"), _("Say in one sentence what it shows.")),
        "input-button-name": message(
            _("A button says nothing"), _("Give it words: who hears the page knows it by them.")
        ),
        "link-name": message(_("A link has no words"), _("Write words that say where it leads.")),
        "p-as-heading": message(
            _("A paragraph is made to look like a heading"), _("Make it a heading, so that readers can jump to it.")
        ),
    }


def put_into(items: list) -> None:
    """Let these checks stand for Wagtail's own in a userbar, or in the editor's panel of checks."""
    for position, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[position] = PreviewChecks(in_editor=item.in_editor)
