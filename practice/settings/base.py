"""Settings that every way of running shares; everything that differs comes from the environment."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from dotenv import load_dotenv

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .state import BASE_DIR, SECRETS_FILE, STATE_DIR, keys_in

load_dotenv(SECRETS_FILE)

# What a web server in front may read, under a user of its own: collected files, renditions, error pages.
PUBLIC_DIR = Path(os.environ.get("PRACTICE_PUBLIC") or STATE_DIR / "public").resolve()
if STATE_DIR.is_relative_to(PUBLIC_DIR):
    raise ImproperlyConfigured("PRACTICE_PUBLIC would open the state folder itself: name a folder beside or inside it.")
# Whatever else is written, by whichever process, is its user's alone.
os.umask(0o077)

SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
# A copy of the site that search engines must leave alone.
STAGING = os.environ.get("STAGING") == "1"
SITE_HOST = urlsplit(SITE_URL).hostname or "127.0.0.1"
# Where the job runner reaches the web server, which it tests once a day (booking/canary.py).
CANARY_ADDRESS = os.environ.get("CANARY_ADDRESS") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
SERVES_HTTPS = SITE_URL.startswith("https://")
WAGTAILADMIN_BASE_URL = SITE_URL

ALLOWED_HOSTS = [SITE_HOST, "127.0.0.1", "localhost"] if SITE_HOST in ("127.0.0.1", "localhost") else [SITE_HOST]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "practice",
    "practice.home",
    "practice.search",
    "practice.seo",
    "practice.upkeep",
    "practice.editing",
    "practice.accounts",
    "practice.jobs",
    "practice.limits",
    "practice.mail",
    "practice.operations",
    "practice.demo",
    "booking",
    "articles",
    "clinicians",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "practice.accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "modelcluster",
    "taggit",
    "phonenumber_field",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "practice.http.security_headers.CrossOriginMiddleware",
    "practice.http.leading_slashes.LeadingSlashMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "practice.http.compression.PublicGZipMiddleware",
    "practice.caching.page_cache.PageCache",
    "practice.http.security_headers.ContentSecurityPolicyMiddleware",
    "practice.http.bad_requests.RefusalMiddleware",
    "practice.routing.site_context.SiteContextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "practice.http.language.PathLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "practice.accounts.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "practice.roles.url_allowlist.UrlAllowlistMiddleware",
    "booking.desk.expired_session.GiveBackMiddleware",
    "practice.accounts.idle_lock.IdleLockMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "practice.routing.redirects.PlainSpellingMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "practice.routing.lookup.PageLookupMiddleware",
    "practice.http.robots.StagingMiddleware",
    "practice.http.incomplete_forms.IncompleteFormMiddleware",
    "practice.editing.refusals.EditorRefusalMiddleware",
]

ROOT_URLCONF = "practice.urls"
WSGI_APPLICATION = "practice.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "practice.http.context_processors.practice",
            ],
        },
    }
]

# The write-ahead log lets readers go on while one writes; FULL flushes each commit to the disk before it is answered.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{STATE_DIR / 'db.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL", "")
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS, DJANGO_REDIS_LOGGER = True, "django_redis"
# A cache that is away, or hangs, answers as an empty one within these seconds; a second try would double them.
REDIS_OPTIONS = {
    "IGNORE_EXCEPTIONS": True,
    "CONNECTION_POOL_CLASS": "practice.caching.breaker.BreakerPool",
    "SOCKET_CONNECT_TIMEOUT": 0.2,
    "SOCKET_TIMEOUT": 0.2,
    "CONNECTION_POOL_KWARGS": {"retry": None},
}


def _cache(name: str, entries: int) -> dict:
    if REDIS_URL:
        return {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": f"{SITE_URL}-{name}",  # Two sites may share one Redis.
            "OPTIONS": REDIS_OPTIONS,
        }
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    return {"BACKEND": backend, "LOCATION": STATE_DIR / "cache" / name, "OPTIONS": {"MAX_ENTRIES": entries}}


# Every page and every size of every picture has an entry.
CACHES = {
    "default": _cache("default", 2_000),
    "pages": _cache("pages", 5_000),
    "renditions": _cache("renditions", 10_000),
}

AUTH_USER_MODEL = "practice.User"
AUTH_PASSWORD_VALIDATORS = [{"NAME": "practice.accounts.passwords.PasswordValidator"}]
AUTHENTICATION_BACKENDS = ["practice.accounts.backends.ThrottledBackend"]
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "practice.accounts.password_reset.QueuedResetForm"  # noqa: S105
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # A manager changes it: an unattended desk is no way into an account.
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"
# Whoever may see requests signs in with a passkey, or with a code from an app beside the password.
REQUIRE_SECOND_FACTOR = os.environ.get("REQUIRE_SECOND_FACTOR", "1") == "1"
ACCOUNT_ADAPTER = "practice.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "practice.accounts.forms.SignInForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # The database counts: practice/accounts/backends.py.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
MFA_ADAPTER = "practice.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = MFA_PASSKEY_LOGIN_ENABLED = MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "practice.accounts.factor_forms.CodeForm",
    "reauthenticate": "practice.accounts.factor_forms.RepeatedCodeForm",
    "add_webauthn": "practice.accounts.factor_forms.PasskeyForm",
    "login_webauthn": "practice.accounts.factor_forms.PasskeyLoginForm",
    "authenticate_webauthn": "practice.accounts.factor_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "practice.accounts.factor_forms.PasskeyAgainForm",
}
MFA_TOTP_TOLERANCE = 1  # Clocks of phones differ by a few seconds.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
SESSION_COOKIE_AGE = 12 * 60 * 60  # From the sign-in on, however busy the session is.
# A session in which nothing is done for so long is locked until its person shows who they are.
IDLE_LOCK_MINUTES = int(os.environ.get("IDLE_LOCK_MINUTES", "15"))
if not 1 <= IDLE_LOCK_MINUTES <= 60:
    raise ImproperlyConfigured("IDLE_LOCK_MINUTES is a number from 1 to 60.")
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "booking.desk.expired_session.csrf_failure"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin scripts read it.

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "upstream"]  # Ours; what Django and Wagtail say.
USE_I18N = WAGTAIL_I18N_ENABLED = WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = True
TIME_ZONE = os.environ.get("TIME_ZONE", "America/Los_Angeles")  # Practice time.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # What is scheduled, is for the clock on the practice's wall.
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = PUBLIC_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # No other site needs our files, and each answer is a header shorter.
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE_DIR / "media"  # Originals and documents; only views that ask who is there serve them.
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "public": {"BACKEND": "practice.http.public_files.PublicStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WAGTAIL_SITE_NAME = _("The practice")
WAGTAILIMAGES_RENDITION_STORAGE = "public"
WAGTAILIMAGES_IMAGE_MODEL = "practice.PracticeImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "practice.editing.image_forms.PracticeImageForm"
WAGTAILDOCS_EXTENSIONS = ["docx", "odt", "pdf", "txt"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # “después” is despues in an address that someone reads out or copies.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"},
}

PHONENUMBER_DEFAULT_REGION = "US"
PHONENUMBER_DB_FORMAT = "RFC3966"  # E164 would drop the extension.

# The form for a call: how soon nobody can have filled it in, and how often one address may send in a minute.
CALLBACK_MIN_SECONDS = 3
CALLBACK_LIMIT = int(os.environ.get("CALLBACK_LIMIT", "8"))
# Where “Leave this site” leads: a page that anyone might have open.
LEAVE_SITE_URL = os.environ.get("LEAVE_SITE_URL", "https://www.weather.gov/")
# How many proxies of our own stand in front; without one, forwarding headers are not believed.
TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXY_COUNT", "0"))

# Fernet keys for the personal fields of a request, and keys that make names and numbers searchable; newest first.
FIELD_KEYS = keys_in(os.environ, "FIELD_KEYS")
BLIND_INDEX_KEYS = keys_in(os.environ, "BLIND_INDEX_KEYS")
SECRET_KEY = os.environ.get("SECRET_KEY", "")

DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", f"website@{SITE_HOST}")
EMAIL_TIMEOUT = 10

X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its own previews.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
