"""Keys from the first to the last step, in a practice.env: added, dropped, exported."""

import io

import pytest
from dotenv import dotenv_values

from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from booking.keyring import startup
from booking.models import DoNotCall, EncryptionKey
from practice.models import PracticeSettings
from practice.settings import state
from tests.booking.desk_case import logged
from tests.factories import CallbackRequestFactory, UserFactory


class PracticeEnvTests:
    @pytest.fixture
    def file(self, db, monkeypatch, tmp_path):
        file = tmp_path / "state" / "practice.env"
        monkeypatch.setattr(state, "STATE_DIR", file.parent)
        monkeypatch.setattr(state, "SECRETS_FILE", file)
        for name in ["SECRET_KEY", "FIELD_KEYS", "BLIND_INDEX_KEY", "BLIND_INDEX_KEYS"]:
            monkeypatch.delenv(name, raising=False)
        call_command("make_secrets", stdout=io.StringIO())
        self.monkeypatch = monkeypatch
        return file

    def reloaded(self, file):
        """Return the settings as a process that starts now reads them."""
        values = dotenv_values(file)
        for name, value in values.items():
            self.monkeypatch.setenv(name, value)
        return override_settings(
            STATE_DIR=file.parent, **{name: state.keys_in(values, name) for name in state.KEY_LISTS}
        )

    def run(self, *words):
        out = io.StringIO()
        call_command(*words, stdout=out)
        return out.getvalue()

    def test_keys_are_exchanged_without_an_editor(self, file):
        with self.reloaded(file):
            startup.check()
            CallbackRequestFactory(name="Xiomara")
            self.run("make_secrets", "--add-key")
        before = file.read_text()
        with self.reloaded(file):
            startup.check()
            self.run("rotate_keys", "--drop")
            assert len(state.keys_in(dotenv_values(file), "FIELD_KEYS")) == 2  # A row still needs the old one.
            assert "1 rows were written again" in self.run("rotate_keys")
            assert "FIELD_KEYS: 1 dropped, 1 left" in self.run("rotate_keys", "--drop")
        assert file.read_text() != before and file.stat().st_mode & 0o777 == 0o600
        with self.reloaded(file):
            startup.check()
            assert EncryptionKey.objects.count() == 2

    def test_a_key_that_a_stop_needs_is_not_dropped(self, file, practice):
        with self.reloaded(file):
            callback = CallbackRequestFactory()
            DoNotCall.objects.enter(callback.phone, None, "Asked us to stop")
            callback.delete()
            self.run("make_secrets", "--add-key")
        with self.reloaded(file):
            self.run("rotate_keys")
            assert "BLIND_INDEX_KEYS: 0 dropped, 2 left" in self.run("rotate_keys", "--drop")
        with self.reloaded(file):
            startup.check()

    def test_a_copy_holds_every_key_for_the_owner_alone_and_is_dated(self, file, tmp_path, client):
        copy = tmp_path / "copy.env"
        with self.reloaded(file):
            said = self.run("export_keys", str(copy))
            for name in state.KEY_LISTS:
                assert dotenv_values(copy)[name] == dotenv_values(file)[name]
                assert dotenv_values(file)[name] not in said
            assert copy.stat().st_mode & 0o777 == 0o600
            with pytest.raises(CommandError, match="exists and was left alone"):
                self.run("export_keys", str(copy))
            with pytest.raises(CommandError, match="somewhere else"):
                self.run("export_keys", str(file.parent / "copy.env"))
        assert PracticeSettings.current().keys_exported_at.date() == timezone.now().date()
        assert logged("export_keys").exists()

    def test_the_settings_date_the_copy_and_a_new_key_makes_it_old(self, file, tmp_path, client, practice):
        client.force_login(UserFactory(manager=True))
        page = reverse(
            "wagtailsettings:edit", args=["practice", "practicesettings", PracticeSettings.current().site_id]
        )
        assert "No one has exported a copy" in client.get(page, follow=True).content.decode()
        with self.reloaded(file):
            self.run("export_keys", str(tmp_path / "copy.env"))
            assert "A copy of the keys was last exported on" in client.get(page, follow=True).content.decode()
            self.run("make_secrets", "--add-key")
        with self.reloaded(file):
            startup.check()
        assert PracticeSettings.current().keys_exported_at is None
