from wagtail.admin.viewsets.model import ModelViewSet

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
    add_to_settings_menu = True
