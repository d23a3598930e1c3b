"""The allow-list of admin addresses: one that is not named here does not exist for a therapist or the front desk.

Wagtail's own checks stay in force behind them. A new view, of ours or of the next Wagtail, is closed to both until
somebody opens it here.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.urls import ResolverMatch

from wagtail.models import Page

from . import colleague_drafts
from .groups import publishes, works_at_desk, writes
from .policies import choosable

# Signing in and out, and proving who one is.
SIGN_IN = {
    "accept_invitation",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_session",
    "account_unlock",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_remove_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_login_webauthn",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}
# What every page of the admin loads.
FURNITURE = {"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
EVERYBODY = (
    SIGN_IN
    | FURNITURE
    | {"handbook", "my_sessions", "wagtailadmin_account", "wagtailadmin_dismissibles", "wagtailadmin_home"}
)
DESK_NAMESPACES = {"callback_requests", "referral"}
# Outside of them, because a locked screen asks, too.
DESK = {"desk_live"}

# What a therapist writes with; none of these shows a page of somebody else.
WRITER = {
    "wagtailadmin_explore_root",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_search",
    "wagtailadmin_choose_external_link",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_block_preview",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:add_subpage",
    "wagtailimages:index",
    "wagtailimages:index_results",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtailimages:edit_multiple",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtailimages:delete_multiple",
    "wagtailimages:delete_upload_multiple",
    "wagtailimages:edit",
    "wagtailimages:delete",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtailimages_chooser:chosen",
    "wagtailimages_chooser:chosen_multiple",
    "wagtailimages_chooser:create",
    "articles:index",
    "articles:index_results",
    "open_word_document",
    "my_profile",
    "answer_accepting",
    "broken_links",
    "page_languages",
    "page_languages_results",
    "review_due",
}
# Open for a page that the therapist may edit.
OWN_PAGE = {
    "act_on_translation",
    "before_publishing",
    "content_checks",
    "move_to_language",
    "take_back",
    "translate_page",
    "write_in",
} | {
    f"wagtailadmin_pages:{name}"
    for name in [
        "edit",
        "preview_on_edit",
        "view_draft",
        "delete",
        "convert_alias",
        "confirm_workflow_cancellation",
        "workflow_history",
        "workflow_history_detail",
        "history",
        "history_results",
        "revisions_index",
        "revisions_view",
        "revisions_revert",
        "revisions_compare",
        "revisions_unschedule",
    ]
}
# Open for pages that the therapist may know of.
KNOWN_PAGE = {
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_choose_page_chosen_multiple",
}


class UrlAllowlistMiddleware:
    """Answers 403 before a view runs that the person's group has no business with."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with colleague_drafts.nobody_reads():
            return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        match = request.resolver_match
        if not match.route.startswith("admin/") or not request.user.is_authenticated:
            return
        if not may_enter(request.user, match, request.GET.getlist("id")):
            raise PermissionDenied
        if not publishes(request.user):
            colleague_drafts.read_by(request.user)


def may_enter(user, match: ResolverMatch, ids: list[str]) -> bool:
    """Tell whether `user` may call the admin view of `match`; `ids` are the pages asked for in the query."""
    name = match.view_name
    if user.is_superuser or publishes(user) or name in EVERYBODY:
        return True
    if name in DESK or (match.namespaces and match.namespaces[0] in DESK_NAMESPACES):
        return works_at_desk(user)
    if not writes(user):
        return False
    if name in OWN_PAGE:
        page = Page.objects.filter(pk=match.kwargs.get("page_id") or match.kwargs.get("pk")).first()
        return page is not None and page.permissions_for_user(user).can_edit()
    if name == "wagtail_bulk_action":
        return may_act_on(user, match.kwargs["model_name"], ids)
    if name in KNOWN_PAGE:
        wanted = {str(match.kwargs.get("parent_page_id") or ""), *ids} - {""}
        return all(pk.isdecimal() for pk in wanted) and choosable(
            Page.objects.filter(pk__in=wanted), user
        ).count() == len(wanted)
    return name in WRITER


def may_act_on(user, model_name: str, ids: list[str]) -> bool:
    """Tell whether `user` may act on several things at once: pictures, or pages that are all the own."""
    if model_name != "page":
        return model_name == "practiceimage"
    if not all(pk.isdecimal() for pk in ids):
        return False
    pages = Page.objects.filter(pk__in=ids).specific()
    return bool(pages) and all(page.permissions_for_user(user).can_edit() for page in pages)
