"""The demo practice: fictional people, articles and requests, loaded by `manage.py load_demo`."""
