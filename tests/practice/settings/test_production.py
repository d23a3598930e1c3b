"""Each question is asked of a Python of its own: settings are read once, when a process begins."""

import os
import subprocess
import sys

import pytest

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SECRETS = {
    "SECRET_KEY": "k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "FIELD_KEYS": "b25seS1mb3ItdGhpcy10ZXN0LW5vdC1hLXNlY3JldCE=",
    "BLIND_INDEX_KEYS": "only-for-this-test",
}


@pytest.fixture
def run(tmp_path):
    """Run Python with nothing but what is given, on an empty state folder."""

    def run(*words, **given):
        env = {"PATH": os.environ["PATH"], "PRACTICE_VAR": str(tmp_path)} | given
        return subprocess.run([sys.executable, *words], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True)

    return run


@pytest.fixture
def read(run):
    """Return what the production settings hold under the names."""

    def read(*names, **given):
        lines = "; ".join(f"print(repr(production.{name}))" for name in names)
        return run("-c", f"from practice.settings import production; {lines}", **given).stdout.split()

    return read


class ProductionTests:
    def test_deployment_check_has_no_warning(self, run):
        given = {"SITE_URL": "https://practice.example", "TRUSTED_PROXY_COUNT": "1"} | SECRETS
        done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **given)
        assert done.returncode == 0, done.stderr

    @pytest.mark.parametrize("missing", SECRETS)
    def test_refuses_to_start_without_a_secret(self, run, missing):
        done = run(
            "-c",
            "import practice.settings.production",
            **{name: value for name, value in SECRETS.items() if name != missing},
        )
        assert done.returncode != 0
        assert ImproperlyConfigured.__name__ in done.stderr
        assert f"{missing} is not set" in done.stderr

    def test_is_what_manage_takes_unless_told_otherwise(self, run):
        done = run("manage.py", "check")
        assert "practice/settings/production.py" in done.stderr

    def test_debugging_is_off(self, read):
        assert read("DEBUG", **SECRETS) == ["False"]

    def test_secrets_come_from_the_state_folder_and_the_environment_wins(self, read, tmp_path):
        tmp_path.joinpath("practice.env").write_text("".join(f"{key}={value}\n" for key, value in SECRETS.items()))
        assert read("BLIND_INDEX_KEYS") == ["['only-for-this-test']"]
        assert read("BLIND_INDEX_KEYS", BLIND_INDEX_KEYS="mine") == ["['mine']"]

    def test_an_index_key_under_its_old_name_is_taken(self, read):
        given = {name: value for name, value in SECRETS.items() if name != "BLIND_INDEX_KEYS"}
        assert read("BLIND_INDEX_KEYS", BLIND_INDEX_KEY="of,old", **given) == ["['of,old']"]

    def test_cookies_are_bound_to_the_host_when_served_over_https(self, read):
        given = {"SITE_URL": "https://practice.example"} | SECRETS
        assert read("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", **given) == ["'__Host-session'", "'__Host-csrf'"]
        assert read("SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", **given) == ["True", "31536000"]

    def test_the_public_folder_never_holds_the_closed_one(self, read, run, tmp_path):
        tmp_path.joinpath("practice.env").write_text("PRACTICE_PUBLIC=/srv/www\n")
        assert read("PUBLIC_DIR", **SECRETS) == ["PosixPath('/srv/www')"]
        done = run("-c", "import practice.settings.base", PRACTICE_PUBLIC=str(tmp_path.parent))
        assert "PRACTICE_PUBLIC would open the state folder" in done.stderr

    def test_nothing_is_promised_for_the_rest_of_the_domain_unless_the_owner_says_so(self, read):
        names = ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
        given = {"SITE_URL": "https://practice.example"} | SECRETS
        assert read(*names, **given) == ["False", "False"]
        assert read(*names, HSTS_SUBDOMAINS="1", HSTS_PRELOAD="1", **given) == ["True", "True"]

    def test_plain_http_of_the_demo_is_not_sent_to_https(self, read):
        given = {"SITE_URL": "http://127.0.0.1:8000"} | SECRETS
        assert read("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", **given) == ["False", "False"]
