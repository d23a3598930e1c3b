from wagtail.admin.viewsets.model import ModelViewSet

from .models import Synonyms


class SynonymsViewSet(ModelViewSet):
    """The words of one meaning, kept by the practice manager; a change is in force at once."""

    model = Synonyms
    icon = "search"
    name = "synonyms"
    form_fields = list_display = ["words_en", "words_es"]
    search_fields = ["words_en", "words_es"]
    copy_view_enabled = False
    add_to_settings_menu = True
    menu_order = 160
