from unittest import mock

from django.test import TestCase

from practice.models import Rendition
from tests.factories import ImageFactory


class RenditionTests(TestCase):
    def test_known_renditions_are_read_from_the_cache_and_not_written_back(self):
        image = ImageFactory()
        image.get_renditions("width-20", "width-30")
        with mock.patch.object(Rendition.cache_backend, "set_many") as writes, self.assertNumQueries(0):
            image.get_renditions("width-20", "width-30")
        writes.assert_not_called()
