from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    name = "practice"
    verbose_name = _("practice")

    def ready(self):
        # Importing them connects the receivers.
        from practice.caching import signal_handlers as _version  # noqa: F401
        from practice.http import signal_handlers as _error_pages  # noqa: F401
        from practice.models.page_querysets import is_draft
        from practice.roles import colleague_drafts
        from practice.wagtail_internals import name_search_tab_in_own_language, refuse_in_own_language

        colleague_drafts.connect(is_draft)
        name_search_tab_in_own_language()
        refuse_in_own_language()
