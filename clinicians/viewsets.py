from wagtail.admin.viewsets.model import ModelViewSet

from .models import ClientGroup, Language, Modality, Specialty


class TermViewSet(ModelViewSet):
    """One controlled list, kept by the practice manager."""

    icon = "list-ul"
    form_fields = ["name_en", "name_es", "slug"]
    list_display = ["name_en", "name_es", "slug"]
    search_fields = ["name_en", "name_es"]
    copy_view_enabled = False
    add_to_admin_menu = False


class SpecialtyViewSet(TermViewSet):
    model = Specialty


class ModalityViewSet(TermViewSet):
    model = Modality


class LanguageViewSet(TermViewSet):
    model = Language
    form_fields = [*TermViewSet.form_fields, "position"]


class ClientGroupViewSet(TermViewSet):
    model = ClientGroup
    form_fields = [*TermViewSet.form_fields, "position"]
