from practice.viewsets import TermViewSet

from .models import ClientGroup, Language, Modality, Specialty


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
