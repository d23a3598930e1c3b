from django.views.generic import RedirectView

from wagtail.users.views.users import UserViewSet

from .forms import PersonEditForm


class PersonViewSet(UserViewSet):
    """The form of one account; who there is, and who is to come, stands under People (practice/accounts/people.py)."""

    add_to_settings_menu = False
    index_view = index_results_view = staticmethod(RedirectView.as_view(pattern_name="people:index"))
    add_view = staticmethod(RedirectView.as_view(pattern_name="people:invite"))

    def get_form_class(self, for_update=False):
        return PersonEditForm

    def register_search_area(self):
        """Offer no search of its own: the list is one screen."""
