from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.models import Page

from practice.models.publishing import RefusalError


def is_ready(page: Page) -> bool:
    """Tell whether the latest draft has everything that a public page needs."""
    draft = page.get_latest_revision_as_object()
    draft.live = True
    try:
        draft.full_clean()
    except ValidationError:
        return False
    return True


def require_ready(page: Page) -> None:
    if not is_ready(page):
        raise RefusalError(
            _("Not published, because something is missing. Open it, and press Publish there to see what.")
        )
