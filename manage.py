#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line

# Production settings refuse to start without the secrets that these two make.
OWN_SETTINGS = {"make_secrets": "practice.settings.base", "serve_demo": "practice.settings.demo"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings.production")
    if len(sys.argv) > 1 and sys.argv[1] in OWN_SETTINGS:
        os.environ["DJANGO_SETTINGS_MODULE"] = OWN_SETTINGS[sys.argv[1]]
    execute_from_command_line(sys.argv)
