"""What deploy/install.sh says when it cannot go on; .ci/smoke and the matrix install for real."""

import os
import shutil
import subprocess
import sys

import pytest

from django.conf import settings


@pytest.fixture
def install(tmp_path):
    """Run the script on a project that has pins only, with programs that stand in for the real ones."""
    root, programs = tmp_path / "project", tmp_path / "programs"
    (root / "deploy").mkdir(parents=True)
    programs.mkdir()
    shutil.copy(settings.BASE_DIR / "deploy" / "install.sh", root / "deploy")
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-uv.txt"):
        (root / name).write_text("package==1 --hash=sha256:0\n")

    def install(requirements="requirements.txt", python=None, df=None, **given):
        for name, lines in {"python3": python, "df": df}.items():
            if lines:
                (programs / name).write_text(f"#!/bin/sh\n{lines}\n")
                (programs / name).chmod(0o755)
        env = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path), "PYTHON": "python3"} | given
        words = ["sh", str(root / "deploy" / "install.sh"), requirements]
        return subprocess.run(words, env=env, capture_output=True, text=True)

    install.root = root
    return install


def creates(pip: str) -> str:
    """Give a Python that can make an environment, whose own pip does what is given."""
    return f"""
case "$*" in
  *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  *"-m pip install"* | *"-m uv"*) echo "$*" >>asked; {pip} ;;
  *) echo 3.11.0 ;;
esac"""


class InstallTests:
    def test_no_python_that_is_new_enough(self, install):
        done = install(python="exit 1")
        assert done.returncode == 1
        assert done.stderr.startswith("Python 3.11 or newer was not found")

    def test_no_venv_module(self, install):
        done = install(python='case "$*" in *ensurepip*) exit 1;; esac')
        assert done.returncode == 1
        assert done.stderr.startswith("Python's venv module is missing")

    def test_disk_full_before_the_start(self, install):
        done = install(PYTHON=sys.executable, df="echo; echo x 1 1 100 1% /")
        assert done.returncode == 1
        assert done.stderr.startswith("The disk is full: make room")

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            ("OSError: [Errno 28] No space left on device", "The disk is full: make room"),
            ("NewConnectionError: Temporary failure in name resolution", "The package index cannot be reached"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "A downloaded package is not the pinned one"),
            ("ERROR: No matching distribution found for x==1", "This Python has no build of a pinned package"),
            ("error: /x: Read-only file system", "error: /x: Read-only file system\nA folder cannot be written to"),
            ("something new", "something new\nThe installation failed; the lines above say why."),
        ],
    )
    def test_a_failure_is_one_sentence(self, install, words, sentence):
        done = install(python=creates(f'echo "{words}" >&2; exit 1'))
        assert done.returncode == 1
        assert done.stderr.startswith(sentence)

    def test_installs_once_with_every_hash_checked(self, install):
        assert install(python=creates(":")).returncode == 0
        by_pip, by_uv = (install.root / "asked").read_text().splitlines()
        assert "requirements-uv.txt" in by_pip and "--require-hashes" in by_pip
        assert "-m uv pip install" in by_uv and "--require-hashes --no-deps -r requirements.txt" in by_uv
        assert install().stdout == ""
        (install.root / "requirements.txt").write_text("package==2 --hash=sha256:0\n")
        assert "Installing" in install().stdout

    def test_plain_pip_when_asked_for_and_where_uv_fails(self, install):
        install(python=creates('case "$*" in *uv*) exit 1;; esac'))
        assert "--require-hashes --no-deps -r requirements.txt" in (install.root / "asked").read_text().splitlines()[-1]
        (install.root / "asked").unlink()
        install("requirements-dev.txt", UV="")
        assert "uv" not in (install.root / "asked").read_text()

    def test_the_development_set_holds_the_running_set(self, install):
        install("requirements-dev.txt", python=creates(":"))
        assert install("requirements.txt").stdout == ""
