"""No picture is drawn while a reader waits (E15), and none is described by the name of its file (A14)."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.urls import reverse
from django.utils import translation

from wagtail.images.templatetags.wagtailimages_tags import ImageNode
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data
from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from practice.blocks import PictureBlock
from practice.models import PracticeImage, Rendition
from practice.models.picture_sizes import all_sizes
from tests.articles.editor import PUBLISH, TEXT, add_url, article_form, press
from tests.clients import signed_in
from tests.clinicians.editor import publish
from tests.factories import ClinicianPageFactory, UserFactory
from tests.practice.uploads import photograph, upload

pytestmark = pytest.mark.django_db
IMAGE_TAG = re.compile(r"{% (image|picture|srcset_image) ")


def stored_picture(title="IMG_4711", **facts):
    """Return a picture as an import leaves it: without sizes."""
    data = BytesIO()
    Picture.new("RGB", (1300, 900), "olive").save(data, "JPEG")
    return PracticeImage.objects.create(title=title, file=ContentFile(data.getvalue(), name="a.jpg"), **facts)


def picture_block(image, alt_text="Two armchairs by a window", *, decorative=False):
    value = {"image": image.pk, "alt_text": alt_text, "decorative": "on" if decorative else ""}
    return "image", {"image": value, "caption": ""}


def specs_of(image) -> set[str]:
    return set(image.renditions.values_list("filter_spec", flat=True))


class TestSizes:
    def test_first_reader_of_an_article_with_ten_photos_draws_none(self, manager_client, client):
        pictures = [stored_picture() for _ in range(10)]
        body = [TEXT, *(picture_block(image) for image in pictures)]
        press(manager_client, add_url(), article_form(authors=[ClinicianPageFactory()], body=body) | PUBLISH)
        page = ArticlePage.objects.get(title="Calm", locale__language_code="en")
        drawn = Rendition.objects.count()
        for address in (page.url, page.get_translations().get().url):
            html = client.get(address).content.decode()
            assert html.count("<picture") == 10
        assert Rendition.objects.count() == drawn

    def test_portrait_is_drawn_for_profile_list_byline_and_account(self, manager_client, client):
        person = UserFactory(therapist=True)
        profile = ClinicianPageFactory(owner=person)
        image = stored_picture()
        publish(manager_client, profile, portrait=str(image.pk), account=str(person.pk))
        drawn = Rendition.objects.count()
        assert drawn
        profile.refresh_from_db()
        for address in (profile.url, profile.get_parent().url):
            assert "<picture" in client.get(address).content.decode()
        home = signed_in(person).get(reverse("wagtailadmin_home")).content.decode()
        assert image.get_rendition("fill-200x200|format-jpeg").url in home
        assert Rendition.objects.count() == drawn

    def test_what_no_account_did_has_no_portrait(self, manager_client):
        log(instance=ClinicianPageFactory(), action="wagtail.edit")
        assert manager_client.get("/admin/reports/site-history/").status_code == 200

    def test_every_size_is_there_once_a_picture_was_uploaded_or_its_file_replaced(self, therapist_client):
        upload(therapist_client, "a.jpg", photograph(size=(900, 600)))
        image = PracticeImage.objects.get()
        assert specs_of(image) == set(all_sizes())
        before = set(image.renditions.values_list("pk", flat=True))
        upload_form = {"title": "Picture", "file": SimpleUploadedFile("b.jpg", photograph(size=(800, 500)))}
        therapist_client.post(
            reverse("wagtailimages:edit", args=[image.pk]), upload_form | {"tags": "", "collection": 1}
        )
        assert specs_of(image) == set(all_sizes())
        assert before.isdisjoint(image.renditions.values_list("pk", flat=True))

    def test_missing_file_keeps_nobody_from_publishing(self, manager_client):
        image = stored_picture()
        image.file.storage.delete(image.file.name)
        body = [TEXT, picture_block(image)]
        press(manager_client, add_url(), article_form(authors=[ClinicianPageFactory()], body=body) | PUBLISH)
        assert ArticlePage.objects.filter(title="Calm", live=True).exists()

    def test_templates_ask_for_no_size_that_is_not_listed(self):
        asked = set()
        for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
            if IMAGE_TAG.search(path.read_text()):
                template = engines["django"].get_template(str(path.relative_to(Path(settings.BASE_DIR, "templates"))))
                nodes = template.template.nodelist.get_nodes_by_type(ImageNode)
                assert nodes, path
                asked |= {each.spec for node in nodes for each in node.get_filters()}
        assert asked == set(all_sizes())


class TestWords:
    def test_name_of_a_file_describes_nothing(self):
        assert stored_picture("IMG_4711").default_alt_text == ""
        assert stored_picture("IMG_4712", description="A path").default_alt_text == "A path"

    @pytest.mark.parametrize(
        ("language", "question"), [("en", "What does it show?"), ("es", "¿Qué muestra la imagen?")]
    )
    @pytest.mark.parametrize("url", ["wagtailimages:add", "wagtailimages_chooser:choose"])
    def test_upload_asks_what_it_shows(self, url, language, question):
        person = UserFactory(therapist=True)
        UserProfile.objects.create(user=person, preferred_language=language)
        html = signed_in(person).get(reverse(url)).content.decode()
        assert question in (json.loads(html)["html"] if html.startswith("{") else html)

    def test_upload_of_several_asks_for_each(self, therapist_client):
        files = {"files[]": SimpleUploadedFile("IMG_4711.jpg", photograph())}
        answer = therapist_client.post(
            reverse("wagtailimages:add_multiple"),
            files | {"title": "IMG_4711.jpg"},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        assert "What does it show?" in answer.json()["form"]
        assert PracticeImage.objects.get().description == ""

    @pytest.mark.parametrize(("alt_text", "decorative", "goes_online"), [("", False, False), ("", True, True)])
    def test_picture_goes_online_described_or_marked_as_decorative(
        self, manager_client, alt_text, decorative, goes_online
    ):
        block = picture_block(stored_picture(), alt_text, decorative=decorative)
        form = article_form(authors=[ClinicianPageFactory()], body=[TEXT, block])
        press(manager_client, add_url(), nested_form_data(form | PUBLISH))
        assert Page.objects.filter(title="Calm", live=True).exists() is goes_online

    def test_the_block_asks_the_same(self):
        assert str(PictureBlock().child_blocks["image"].child_blocks["alt_text"].label) == "What does it show?"

    def test_the_block_speaks_spanish_throughout(self):
        with translation.override("es"):
            labels = [str(block.label) for block in PictureBlock().child_blocks["image"].child_blocks.values()]
            mark = str(PictureBlock().child_blocks["image"].child_blocks["decorative"].render_basic(False))
        assert mark == "No"
        assert labels == ["Imagen", "La imagen es un adorno", "¿Qué muestra la imagen?"]
