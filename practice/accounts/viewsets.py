from wagtail.users.views.users import UserViewSet

from .forms import PersonCreationForm, PersonEditForm


class PersonViewSet(UserViewSet):
    """Accounts, with the question whether the person speaks Spanish on the telephone."""

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm
