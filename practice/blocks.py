"""StreamField blocks of articles, profiles and pages: few, each with a meaning a reader would notice."""

import re

from django.core.exceptions import ValidationError
from django.template.defaultfilters import linebreaksbr
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.compare import RichTextBlockComparison, diff_text
from wagtail.images.blocks import ImageBlock
from wagtail.utils.text import text_from_html

INLINE = ["clean-paste", "italic", "link"]
TEXT = [*INLINE, "ol", "ul"]
STORY = ["clean-paste", "h2", "h3", "italic", "link", "ol", "ul"]


def _spoken(value):
    """Return `value` with its words in the active language: rich text takes no lazy string."""
    if isinstance(value, dict):
        return {name: _spoken(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_spoken(part) for part in value]
    return value if value is None else str(value)


class Previewed:
    """Shows in the block picker what the block looks like, by the `preview_value` of its Meta."""

    def get_preview_value(self):
        return self.normalize(_spoken(self.meta.preview_value))


class ParagraphsComparison(RichTextBlockComparison):
    """Compares two versions with each paragraph, heading and item on its own line; Wagtail runs them together."""

    LINE_END = re.compile(r"(</(?:p|h[1-6]|li)>|<br\s*/?>)")

    def lines(self, value) -> str:
        return text_from_html(self.LINE_END.sub(r"\1\n", str(self.block.render_basic(value))))

    def htmlvalue(self, val):
        return linebreaksbr(self.lines(val))

    def htmldiff(self):
        return linebreaksbr(diff_text(self.lines(self.val_a), self.lines(self.val_b)).to_html())


class RichText(blocks.RichTextBlock):
    """Wagtail's block, and for migrations nothing else, whose versions are compared by paragraph."""

    canonical_module_path = "wagtail.blocks.RichTextBlock"

    def get_comparison_class(self):
        return ParagraphsComparison


class HeadingValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        return slugify(self.get("text") or "")


class HeadingBlock(Previewed, blocks.StructBlock):
    level = blocks.ChoiceBlock([("h2", _("Heading")), ("h3", _("Smaller heading"))], default="h2", label=_("Size"))
    text = blocks.CharBlock(max_length=120, label=_("Text"))

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        value_class = HeadingValue
        description = _("Parts the text; readers and screen readers jump from one to the next")
        preview_value = {"level": "h2", "text": _("How it grows")}


class TextBlock(Previewed, RichText):
    """Paragraphs, with headings and lists among them; an empty one is left out of what is stored (see StoryBlock)."""

    canonical_module_path = "practice.blocks.TextBlock"

    def __init__(self, **kwargs):
        super().__init__(features=STORY, required=False, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"
        description = _("Paragraphs, with headings and lists where you want them")
        preview_value = _("<h2>How it grows</h2><p>It grows in moments so short that they are easy to step over.</p>")


class ListBlock(Previewed, blocks.StructBlock):
    style = blocks.ChoiceBlock([("ul", _("Dashes")), ("ol", _("Numbers"))], default="ul", label=_("Style"))
    items = blocks.ListBlock(RichText(features=INLINE, label=_("Item")), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "blocks/list.html"
        description = _("A list with dashes or numbers")
        preview_value = {"style": "ul", "items": [_("A walk before supper"), _("A question without advice")]}


class QuotationBlock(Previewed, blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quotation marks; the page adds them."))
    attribution = blocks.CharBlock(
        max_length=200,
        required=False,
        label=_("Who said it"),
        help_text=_("Name, work and date: Jane Roe, “On Quiet”, 2019."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quotation.html"
        description = _("Someone's words, with their name")
        preview_value = {
            "text": _("Small moments carry the large ones."),
            "attribution": _("Jane Roe, “On Quiet”, 2019"),
        }


def yes_or_no(value, context=None):
    """Say in words, where two versions are compared, what Wagtail writes as True or False."""
    return _("Yes") if value else _("No")


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(max_length=200, required=False, label=_("Caption"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The words of the form that uploads the image, for “Alt text”; “Image” Wagtail does not translate.
        parts = self.child_blocks["image"].child_blocks
        parts["image"].label = _("Image")
        parts["alt_text"].label = _("What does it show?")
        # What is offered here was written once, with the image.
        parts["alt_text"].field.help_text = _("In the language of this text.")
        parts["decorative"].render_basic = yes_or_no

    def clean(self, value):
        """Refuse a picture without words in the words of its own field, where Wagtail asks for “alt text”."""
        try:
            return super().clean(value)
        except blocks.StructBlockValidationError as refused:
            image = refused.block_errors.get("image")
            if "alt_text" in getattr(image, "block_errors", {}):
                sentence = _("Say in one sentence what it shows, or mark it as decorative.")
                image.block_errors["alt_text"] = ValidationError(sentence)
            raise

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/picture.html"
        description = _("An image, described in words for those who do not see it")
        preview_template = "blocks/preview/picture.html"


class CalloutBlock(Previewed, blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = RichText(features=TEXT, label=_("Text"))

    class Meta:
        icon = "help"
        label = _("Callout")
        template = "blocks/callout.html"
        description = _("A few sentences set apart: a warning, a number to call")
        preview_value = {
            "heading": _("If it cannot wait"),
            "text": _("<p>Call or text 988, at any hour.</p>"),
        }


class CrisisBlock(Previewed, blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"), help_text=_("The text on 988 and 911 is added."))

    class Meta:
        icon = "warning"
        label = _("Crisis lines")
        template = "blocks/crisis.html"
        description = _("What to do in a crisis: 988 by call, text or chat, and 911 in danger")
        preview_value = {"heading": _("If you are thinking about suicide today")}


class WaysToPayBlock(Previewed, blocks.StaticBlock):
    class Meta:
        preview_value = None
        icon = "tag"
        label = _("Ways to pay")
        admin_text = _("Drawn from the settings of the practice.")
        template = "blocks/ways_to_pay.html"
        description = _("Plans taken, sliding scale, out-of-network and superbill, as the settings say")


class CallToActionBlock(Previewed, blocks.StructBlock):
    text = blocks.CharBlock(
        max_length=160, label=_("Sentence"), help_text=_("The button and the phone number are added for you.")
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        template = "blocks/call_to_action.html"
        description = _("One sentence with “Ask us to call you” and the phone number")
        preview_value = {"text": _("Would you rather talk about it?")}


class OpeningHoursBlock(Previewed, blocks.StaticBlock):
    class Meta:
        preview_value = None
        icon = "time"
        label = _("Opening hours")
        template = "blocks/opening_hours.html"
        description = _("The week's hours and the closed days ahead, as they stand in the settings")
        admin_text = _("The opening hours and closed days of the settings, as a small table.")


class FeesBlock(Previewed, blocks.StaticBlock):
    class Meta:
        preview_value = None
        icon = "tag"
        label = _("Fees")
        template = "blocks/fees.html"
        description = _("What a session costs, from the settings")
        admin_text = _("The fees of the settings, as a small table.")


class StoryBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    text = TextBlock()
    list = ListBlock()
    quotation = QuotationBlock()
    image = PictureBlock()
    callout = CalloutBlock()
    crisis = CrisisBlock()
    ways_to_pay = WaysToPayBlock()
    call_to_action = CallToActionBlock()
    opening_hours = OpeningHoursBlock()
    fees = FeesBlock()

    def clean(self, value, **kwargs):
        """Leave out text blocks that no one wrote in: the editor opens one with every new story."""
        cleaned = super().clean(value, **kwargs)
        kept = [(child.block_type, child.value, child.id) for child in cleaned if not _is_empty_text(child)]
        return cleaned if len(kept) == len(cleaned) else blocks.StreamValue(self, kept)

    class Meta:
        block_counts = {"call_to_action": {"max_num": 2}, "crisis": {"max_num": 1}}


def _is_empty_text(child) -> bool:
    return isinstance(child.block, TextBlock) and not strip_tags(child.value.source).strip()


def opened(story: StoryBlock) -> blocks.StreamValue:
    """Return a story that is nothing but a text block to write in."""
    return blocks.StreamValue(story, [("text", story.child_blocks["text"].get_default())])
