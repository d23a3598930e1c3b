import gzip

from django.contrib.staticfiles.finders import get_finders
from django.test import SimpleTestCase

from practice.http.static_storage import join_imports

BUDGET = 10 * 1024


class JoinImportsTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        paths = {path: (storage, path) for finder in get_finders() for path, storage in finder.list([])}
        cls.sheet = join_imports(paths)

    def test_page_needs_one_style_sheet(self):
        self.assertNotIn("@import", self.sheet)
        for layer in ("reset", "tokens", "base", "layout", "components", "print"):
            self.assertIn(f"@layer {layer} {{", self.sheet)

    def test_print_rules_stay_on_paper(self):
        self.assertIn("@media print {\n@layer print {", self.sheet)

    def test_styles_keep_within_their_budget(self):
        self.assertLess(len(gzip.compress(self.sheet.encode())), BUDGET)
