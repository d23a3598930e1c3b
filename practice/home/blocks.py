"""StreamField blocks of the home page: the steps of a call and the questions people ask."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from practice.blocks import INLINE


class StepBlock(blocks.StructBlock):
    drawing = blocks.ChoiceBlock(
        [
            ("phone", _("Phone")),
            ("note", _("Note")),
            ("chair", _("Armchair")),
            ("cup", _("Cup")),
            ("envelope", _("Envelope")),
        ],
        label=_("Drawing"),
    )
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = blocks.TextBlock(label=_("Text"))

    class Meta:
        icon = "order"
        label = _("Step")
        template = "blocks/step.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=120, label=_("Question"))
    answer = blocks.RichTextBlock(features=INLINE, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        template = "blocks/question.html"
