from unittest.mock import patch

from django.db import DatabaseError
from django.db.migrations.executor import MigrationExecutor
from django.test import TestCase


class HealthTests(TestCase):
    def test_well(self):
        response = self.client.get("/healthz")
        self.assertEqual((response.status_code, response.content), (200, b"ok"))
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_not_well_without_cache_database_or_migrations(self):
        faults = [
            patch("practice.http.health.version.cache_get", return_value=None),
            patch("practice.http.health.MigrationExecutor", side_effect=DatabaseError),
            patch.object(MigrationExecutor, "migration_plan", return_value=["one"]),
        ]
        for fault in faults:
            with fault:
                response = self.client.get("/healthz")
            self.assertEqual((response.status_code, response.content), (503, b"not well"))
