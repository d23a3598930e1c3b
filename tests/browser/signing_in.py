"""Signing in to the admin in Chromium, and the language it speaks to whoever signed in."""

from tests.demo import PASSWORD


def sign_in(page, username, password=PASSWORD):
    page.goto("/admin/login/")
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/admin/")
    return page


def read_spanish(site, username, language="es"):
    site.ask(
        "from wagtail.users.models import UserProfile as P\n"
        f"P.objects.update_or_create(user_id=P.objects.model.user.field.related_model.objects.get("
        f"username='{username}').pk, defaults={{'preferred_language': '{language}'}})"
    )
