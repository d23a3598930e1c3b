"""`manage.py make_secrets`, as a server owner runs it: without any secret set, on a state folder that may not exist."""

import os
import subprocess
import sys

import pytest
from dotenv import dotenv_values

from django.conf import settings
from django.core.management import CommandError, call_command

from practice.settings import state

NAMES = {"SECRET_KEY", "FIELD_KEYS", "BLIND_INDEX_KEY"}


class MakeSecretsTests:
    @pytest.fixture
    def file(self, monkeypatch, tmp_path):
        file = tmp_path / "state" / "practice.env"
        monkeypatch.setattr(state, "STATE_DIR", file.parent)
        monkeypatch.setattr(state, "SECRETS_FILE", file)
        for name in NAMES:
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
        assert len(values["SECRET_KEY"]) > 50 and "BLIND_INDEX_KEY" not in values
        assert file.read_text().startswith("# Ours.\n")
        assert file.stat().st_mode & 0o777 == 0o600

    def test_prints_without_writing(self, file, capsys):
        call_command("make_secrets", "--print")
        assert {line.partition("=")[0] for line in capsys.readouterr().out.splitlines()} == NAMES
        assert not file.exists()

    def test_a_folder_that_cannot_be_made_is_one_sentence(self, file):
        file.parent.write_text("a file where the folder should be")
        with pytest.raises(CommandError, match="cannot be written to"):
            call_command("make_secrets")
