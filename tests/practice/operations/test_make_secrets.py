"""`manage.py make_secrets`, as a server owner runs it: without any secret set, on a state folder that may not exist."""

import os
import subprocess
import sys

import pytest
from dotenv import dotenv_values

from django.conf import settings
from django.core.management import CommandError, call_command

from practice.settings import state

NAMES = {"SECRET_KEY", "FIELD_KEYS", "BLIND_INDEX_KEYS"}


class MakeSecretsTests:
    @pytest.fixture
    def file(self, monkeypatch, tmp_path):
        file = tmp_path / "state" / "practice.env"
        monkeypatch.setattr(state, "STATE_DIR", file.parent)
        monkeypatch.setattr(state, "SECRETS_FILE", file)
        for name in [*NAMES, "BLIND_INDEX_KEY"]:
            monkeypatch.delenv(name, raising=False)
        return file

    def test_makes_what_production_starts_with_for_the_owner_alone(self, tmp_path):
        file = tmp_path / "state" / "practice.env"
        env = {"PATH": os.environ["PATH"], "PRACTICE_VAR": str(file.parent)}
        settings_of_a_server = {"DJANGO_SETTINGS_MODULE": "practice.settings.production"}
        for command in ("make_secrets", "check"):
            words = [sys.executable, "manage.py", command]
            done = subprocess.run(
                words, cwd=settings.BASE_DIR, env=env | settings_of_a_server, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
            assert not any(value in done.stdout for value in dotenv_values(file).values())
        assert dotenv_values(file).keys() == NAMES
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700

    def test_a_second_run_changes_nothing(self, file, capsys):
        call_command("make_secrets")
        before = file.read_text()
        call_command("make_secrets")
        assert "nothing was changed" in capsys.readouterr().out
        assert file.read_text() == before

    def test_fills_in_what_is_missing_and_keeps_every_other_line(self, file, monkeypatch):
        file.parent.mkdir(mode=0o700)
        file.write_text("# Ours.\nSITE_URL=https://practice.example\nSECRET_KEY=\nFIELD_KEYS=old\n")
        monkeypatch.setenv("BLIND_INDEX_KEY", "from the environment")
        call_command("make_secrets")
        values = dotenv_values(file)
        assert values["FIELD_KEYS"] == "old" and values["SITE_URL"] == "https://practice.example"
        assert len(values["SECRET_KEY"]) > 50 and "BLIND_INDEX_KEYS" not in values
        assert file.read_text().startswith("# Ours.\n")
        assert file.stat().st_mode & 0o777 == 0o600

    def write_keys(self, file, monkeypatch, **keys):
        file.parent.mkdir(mode=0o700)
        file.write_text("".join(f"{name}={value}\n" for name, value in keys.items()))
        for name, value in keys.items():  # As settings do when they read the file.
            monkeypatch.setenv(name, value)

    def test_a_new_key_comes_first_and_the_others_stay(self, file, monkeypatch):
        self.write_keys(file, monkeypatch, SITE_URL="https://our.example", FIELD_KEYS="one", BLIND_INDEX_KEYS="a,b")
        call_command("make_secrets", "--add-key")
        values = dotenv_values(file)
        for name, old in [("FIELD_KEYS", ["one"]), ("BLIND_INDEX_KEYS", ["a", "b"])]:
            new, *rest = state.keys_in(values, name)
            assert rest == old and len(new) > 40
        assert values["SITE_URL"] == "https://our.example"

    def test_the_single_key_under_its_old_name_goes_on(self, file, monkeypatch):
        self.write_keys(file, monkeypatch, SECRET_KEY="x", FIELD_KEYS="one", BLIND_INDEX_KEY="of, old")
        call_command("make_secrets")
        assert "BLIND_INDEX_KEYS" not in dotenv_values(file)
        call_command("make_secrets", "--add-key")
        assert state.keys_in(dotenv_values(file), "BLIND_INDEX_KEYS")[1:] == ["of, old"]

    def test_no_key_is_added_where_the_environment_wins(self, file, monkeypatch):
        self.write_keys(file, monkeypatch, FIELD_KEYS="one", BLIND_INDEX_KEYS="a")
        monkeypatch.setenv("FIELD_KEYS", "another")
        before = file.read_text()
        with pytest.raises(CommandError, match="FIELD_KEYS does not come from"):
            call_command("make_secrets", "--add-key")
        assert file.read_text() == before

    def test_prints_without_writing(self, file, capsys):
        call_command("make_secrets", "--print")
        assert {line.partition("=")[0] for line in capsys.readouterr().out.splitlines()} == NAMES
        assert not file.exists()

    def test_a_folder_that_cannot_be_made_is_one_sentence(self, file):
        file.parent.write_text("a file where the folder should be")
        with pytest.raises(CommandError, match="cannot be written to"):
            call_command("make_secrets")
