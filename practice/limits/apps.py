from django.apps import AppConfig
from django.core.checks import register

from .checks import check_proxy


class LimitsConfig(AppConfig):
    name = "practice.limits"

    def ready(self):
        register(check_proxy, deploy=True)
