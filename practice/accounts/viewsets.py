from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.generic import RedirectView

from wagtail.admin import messages
from wagtail.users.views.users import EditView, UserViewSet

from .forms import PersonEditForm


class PersonEditView(EditView):
    """The form of an account; “Leaves the practice” is how one ends (practice/accounts/leaving.py)."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = False


def lead_to_leaving(request, pk):
    """Answer Wagtail's address that deletes an account, which would take the names out of the history with it."""
    words = gettext("An account is not deleted, so that what the person did keeps a name. Close it here instead.")
    messages.warning(request, words)
    return redirect("people:leave", pk)


class PersonViewSet(UserViewSet):
    """The form of one account; who there is, and who is to come, stands under People (practice/accounts/people.py)."""

    add_to_settings_menu = False
    index_view = index_results_view = staticmethod(RedirectView.as_view(pattern_name="people:index"))
    add_view = staticmethod(RedirectView.as_view(pattern_name="people:invite"))
    edit_view_class = PersonEditView
    delete_view = staticmethod(lead_to_leaving)

    def get_form_class(self, for_update=False):
        return PersonEditForm

    def register_search_area(self):
        """Offer no search of its own: the list is one screen."""
