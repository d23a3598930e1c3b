from types import SimpleNamespace

from django.template import Context, Template
from django.test import RequestFactory, TestCase

from tests.factories import open_practice


def render(source: str, request, **values) -> str:
    return Template("{% load booking_tags %}" + source).render(Context(values | {"request": request}))


class PromiseTests(TestCase):
    def test_promise_is_worked_out_once_a_request(self):
        practice = open_practice()
        request = RequestFactory().get("/")
        source = "{% promise as when %}{{ when }}"
        render(source, request, practice=practice)
        with self.assertNumQueries(0):
            self.assertTrue(render(source, request, practice=SimpleNamespace()))
