"""A reload that no visitor notices, and a parent that leaves nothing behind; with the real server and its jobs."""

import contextlib
import fcntl
import http.client
import os
import re
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography.fernet import Fernet

from tests.server import HEADERS, WITH_JOBS, served

pytestmark = pytest.mark.storm
ASKERS, EACH = 4, 75
STAGING = "STAGING=1\n"
STORE_A_REQUEST = "from tests.factories import CallbackRequestFactory; CallbackRequestFactory()"


@pytest.fixture
def site(tmp_path, demo):
    with served(tmp_path, demo, loaded=False, program=WITH_JOBS) as site:
        yield site


def secrets_file(site) -> Path:
    return Path(site.env["PRACTICE_VAR"], "practice.env")


def ask(site) -> tuple[int, bool]:
    """Return the status of the home page, and whether the site answers as a copy that search engines leave alone."""
    link = http.client.HTTPConnection(urlsplit(site.address).netloc, timeout=30)
    with contextlib.closing(link):
        link.request("GET", "/", headers=HEADERS)
        answer = link.getresponse()
        answer.read()
        return answer.status, answer.headers["X-Robots-Tag"] == "noindex"


def until(is_so, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.1)
    return is_so()


def test_reload_reads_new_settings_and_answers_every_request(site):
    deadline = time.monotonic() + 240
    secrets = secrets_file(site)
    secrets.write_text(secrets.read_text() + STAGING)

    def keep_asking(_number) -> list[tuple[int, bool]]:
        answers = [ask(site)]
        while (len(answers) < EACH or not answers[-EACH][1]) and time.monotonic() < deadline:
            time.sleep(0.02)  # The new one needs the processor, too.
            answers.append(ask(site))
        return answers

    assert ask(site) == (200, False)
    os.kill(site.pid, signal.SIGHUP)
    with ThreadPoolExecutor(ASKERS) as pool:
        by_asker = list(pool.map(keep_asking, range(ASKERS)))
    assert {status for answers in by_asker for status, _new in answers} == {200}
    assert all(not answers[0][1] and answers[-1][1] for answers in by_asker), "The new settings were not read."


def test_reload_with_a_key_that_the_database_refuses_changes_nothing_and_the_next_is_heard(tmp_path, demo):
    said, answers = tmp_path / "said", []
    with said.open("w") as errors, served(tmp_path, demo, False, WITH_JOBS, stderr=errors.fileno()) as site:
        secrets = secrets_file(site)
        right = secrets.read_text() + STAGING
        site.ask(STORE_A_REQUEST)
        secrets.write_text(re.sub("^FIELD_KEYS=.*", f"FIELD_KEYS={Fernet.generate_key().decode()}", right, flags=re.M))
        os.kill(site.pid, signal.SIGHUP)

        def has_refused() -> bool:
            answers.append(ask(site))
            return "Nothing was reloaded" in said.read_text()

        assert until(has_refused, 120)
        assert "1 stored rows cannot be read with the keys in FIELD_KEYS" in said.read_text()
        assert {*answers, ask(site)} == {(200, False)}
        secrets.write_text(right)
        os.kill(site.pid, signal.SIGHUP)
        assert until(lambda: ask(site) == (200, True), 120)


def test_nothing_outlives_a_parent_that_is_killed(site):
    port = urlsplit(site.address).port
    os.kill(site.pid, signal.SIGKILL)

    def is_free() -> bool:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return True
        return False

    def are_jobs_over() -> bool:
        with open(Path(site.env["PRACTICE_VAR"], "jobs.lock"), "w") as lock, contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    assert until(is_free, 15)
    assert until(are_jobs_over, 10)
