"""`make lint` refuses a planted word wherever people read."""

import tempfile
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

PLANTED = {
    "templates/a.html": ("<p>Ask somebody else.</p>", "somebody"),
    "templates/b.html": ("<p>A grey colour</p>", "grey"),
    "booking/a.py": ('X = "We need not call."\n', "need not"),
    "booking/b.py": ("def colour(): ...\n", "colour"),
    "locale/es/LC_MESSAGES/a.po": ('msgid "Ring us now"\nmsgstr "Llame"\n', "Ring us"),
    "locale/es/LC_MESSAGES/b.po": ('msgid "Clients"\nmsgstr "Nuestros clientes"\n', "clientes"),
    "practice/demo/texts/a.en.md": ("Nobody\nanswers the\ntelephone.\n", "telephone"),
    "practice/demo/texts/a.es.md": ("Por ahora no tiene lugar.\n", "tiene lugar"),
    "README.md": ("Counselling in Corona\n", "Counselling"),
    "docs/a.md": ("It stands\non the page.\n", "stands"),
}
KEPT = {
    "templates/a.html": '{% load phone_tags %}{{ phone|telephone }}<p class="grey">Call</p>',
    "booking/a.py": '"""Whom somebody calls."""\n\nX = "telephone"\n',
    "practice/demo/texts/a.en.md": "---\nslug: a\n---\n> Nobody knows me.\n",
    "docs/a.md": "The Telephone Consumer Protection Act; `colour`, the organism.\n",
    "tests/test_a.py": 'X = "Nobody stands here"\n',
}


class CheckWordsTests(SimpleTestCase):
    def faults(self, files: dict[str, str]) -> str:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            try:
                call_command("check_words", root=Path(folder), stdout=StringIO())
            except CommandError as fault:
                return str(fault)
        return ""

    def test_names_file_line_word_and_what_to_say(self):
        self.assertIn("README.md:2: counsellor (say: counselor)", self.faults({"README.md": "A\ncounsellor\n"}))

    def test_finds_a_word_wherever_people_read(self):
        for name, (text, word) in PLANTED.items():
            with self.subTest(name):
                self.assertIn(f": {word} (say: ", self.faults({name: text}))

    def test_leaves_code_quotations_and_exceptions_alone(self):
        for name, text in KEPT.items():
            with self.subTest(name):
                self.assertEqual(self.faults({name: text}), "")
