import json

from yaml import YAMLError

from django.test import SimpleTestCase

from practice.blocks import StoryBlock
from practice.demo.texts import parse


class DemoTextTests(SimpleTestCase):
    def test_text_with_every_mark_becomes_blocks(self):
        text = parse(
            "---\ntitle: A title\nnote: long\n  line\n---\n\n"
            "One *word* & [link](https://example.org/).\n\nTwo.\n\n"
            '### Small\n\n1. a\n2. b\n   c\n\n> Said\n>\n> — Who\n\n![Seen](a.png "Told")\n\n'
            "> ## Head\n>\n> Body\n\n**Call**"
        )
        self.assertEqual((text["title"], text["note"]), ("A title", "long line"))
        value = StoryBlock().to_python(json.loads(text.stream(lambda file, alt: None)))
        self.assertEqual(
            [block.block_type for block in value],
            ["text", "heading", "list", "quotation", "image", "callout", "call_to_action"],
        )
        self.assertEqual(
            value[0].value.source, '<p>One <i>word</i> &amp; <a href="https://example.org/">link</a>.</p><p>Two.</p>'
        )
        self.assertEqual([item.source for item in value[2].value["items"]], ["a", "b c"])
        self.assertEqual((value[3].value["text"], value[3].value["attribution"]), ("Said", "Who"))
        self.assertEqual((value[4].value["caption"], value[5].value["heading"]), ("Told", "Head"))
        self.assertEqual((value[5].value["text"].source, value[6].value["text"]), ("<p>Body</p>", "Call"))

    def test_line_without_a_name_is_refused(self):
        with self.assertRaises(YAMLError):
            parse("---\ntitle: A title\nno name\n---\n\nText")

    def test_mark_that_the_blocks_do_not_know_is_refused(self):
        with self.assertRaisesMessage(ValueError, "code_inline"):
            parse("---\ntitle: A title\n---\n\nSome `code`").stream(lambda file, alt: None)
