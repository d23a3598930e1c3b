from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.views.users import UserViewSet

from .forms import PersonCreationForm, PersonEditForm


class PersonViewSet(UserViewSet):
    """Accounts, with the question whether the person speaks Spanish on the telephone."""

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm


class TermViewSet(ModelViewSet):
    """One controlled list, kept by the practice manager."""

    icon = "list-ul"
    form_fields = ["name_en", "name_es", "slug"]
    list_display = ["name_en", "name_es", "slug"]
    search_fields = ["name_en", "name_es"]
    copy_view_enabled = False
    add_to_admin_menu = False
