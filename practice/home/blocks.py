"""StreamField blocks of the home page: the steps of a call and the questions people ask."""

from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from practice.blocks import INLINE, Previewed, RichText


class StepBlock(Previewed, blocks.StructBlock):
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
        description = _("One step of a first call, with a drawing")
        preview_value = {
            "drawing": "phone",
            "heading": _("You tell us when"),
            "text": _("Choose a time of day. We call you then."),
        }


class QuestionBlock(Previewed, blocks.StructBlock):
    question = blocks.CharBlock(max_length=120, label=_("Question"))
    answer = RichText(features=INLINE, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        template = "blocks/question.html"
        description = _("A question that people ask, and its answer when it is opened")
        preview_value = {
            "question": _("How long is a session?"),
            "answer": _("<p>Fifty minutes, once a week at first.</p>"),
        }
