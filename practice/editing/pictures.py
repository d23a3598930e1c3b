"""Pictures of a page that goes online: every size is drawn before the first reader asks for it (E15)."""

from __future__ import annotations

from collections.abc import Iterator

from django.dispatch import receiver

from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import page_published

from practice.models import PracticeImage


@receiver(page_published, dispatch_uid="practice.editing.draw_pictures")
def draw_pictures(instance: Page, **kwargs) -> None:
    for image in pictures_of(instance):
        image.draw_all_sizes()


def pictures_of(page: Page) -> Iterator[PracticeImage]:
    """Yield the pictures that a page shows: those of its own fields, and those between its paragraphs."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            pictures = [block.value["image"] for block in getattr(page, field.name) if block.block_type == "image"]
        elif field.many_to_one and field.related_model is PracticeImage:
            pictures = [getattr(page, field.name)]
        else:
            continue
        yield from filter(None, pictures)
