from django.utils.translation import gettext_lazy as _

from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from articles.models import Topic
from articles.viewsets import TermViewSet
from clinicians.models import ClientGroup, Language, Modality, Plan, Specialty

from .models import Wording


class WordingViewSet(ModelViewSet):
    """The words that the practice avoids; the checks of every text read them at once."""

    model = Wording
    icon = "list-ul"
    name = "wordings"
    form_fields = ["language", "words", "better", "why_en", "why_es", "source"]
    list_display = ["words", "better", "language", "source"]
    list_filter = ["language"]
    search_fields = ["words", "better"]
    copy_view_enabled = False


class Lists(ModelViewSetGroup):
    """The words that pages are sorted by, named once in each language, and those that texts avoid."""

    items = [
        *(TermViewSet(model=model) for model in (Topic, Specialty, Modality, Language, ClientGroup, Plan)),
        WordingViewSet(),
    ]
    menu_label = _("Lists")
    menu_name = "lists"
    menu_icon = "list-ul"
    menu_order = 400
