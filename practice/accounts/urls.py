"""Addresses of sign-in, reauthentication and second factors; they stand before those of Wagtail that they close."""

from allauth.account import views as account_views

from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import password_reset
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import leaving_views, people, views
from .invitation_views import InvitationView
from .languages import localized
from .sessions import my_sessions
from .sign_out import SignOutView
from .unlock import UnlockView, session_state

around_sign_in = [
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("logout/", SignOutView.as_view(), name="account_logout"),
    path("password_reset/", include(password_reset)),
    path("invitation/<str:token>/", InvitationView.as_view(), name="accept_invitation"),
    path("reauthenticate/", account_views.reauthenticate, name="account_reauthenticate"),
    path("unlock/", UnlockView.as_view(), name="account_unlock"),
    path("session/", session_state, name="account_session"),
    path("second-factor/webauthn/add/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("second-factor/webauthn/login/", views.PasskeyLoginView.as_view(), name="mfa_login_webauthn"),
    path("second-factor/webauthn/keys/<int:pk>/remove/", views.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("second-factor/webauthn/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("second-factor/", include("allauth.mfa.urls")),
]
of_people = [
    path("", people.PeopleView.as_view(), name="index"),
    path("invite/", people.InviteView.as_view(), name="invite"),
    path("invitations/<int:invitation_id>/send-again/", people.SendAgainView.as_view(), name="send_again"),
    path("invitations/<int:invitation_id>/withdraw/", people.WithdrawView.as_view(), name="withdraw"),
    path("works-alone/", people.WorksAloneView.as_view(), name="works_alone"),
    path("<int:person_id>/leave/", leaving_views.LeaveView.as_view(), name="leave"),
    path("<int:person_id>/come-back/", leaving_views.ComeBackView.as_view(), name="come_back"),
]
for_staff = [
    path("people/", include((of_people, "people"))),
    path("account/sessions/", my_sessions, name="my_sessions"),
    path("account/", views.AccountView.as_view(), name="wagtailadmin_account"),
    path("users/<int:pk>/second-factor/", views.reset_factor, name="reset_second_factor"),
]
urlpatterns = decorate_urlpatterns(
    decorate_urlpatterns(around_sign_in, localized) + decorate_urlpatterns(for_staff, require_admin_access), never_cache
)
