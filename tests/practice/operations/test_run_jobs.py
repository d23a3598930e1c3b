import fcntl
import io
import os
import signal
import threading
import time

import pytest

from practice.operations import jobs
from practice.operations.management.commands import run_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def handlers(monkeypatch):
    """Put back what the command tells the process to do on signals, and that it was told to stop."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGALRM)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    signal.alarm(0)
    jobs.stopping.clear()
    for number, handler in before.items():
        signal.signal(number, handler)


def job(run):
    return jobs.Job("job", 60, run)


@pytest.fixture(autouse=True)
def no_connections(monkeypatch):
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)


def test_a_second_runner_waits_for_the_first_and_says_so(tmp_path):
    said, path = io.StringIO(), tmp_path / "jobs.lock"
    with path.open("w") as first, path.open("w") as second:
        fcntl.flock(first, fcntl.LOCK_EX)
        waiting = threading.Thread(target=run_jobs.Command(stderr=said).take, args=[second], daemon=True)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        assert "this one waits" in said.getvalue()
        fcntl.flock(first, fcntl.LOCK_UN)
        waiting.join(5)
        assert not waiting.is_alive()


def test_a_job_hears_that_it_is_to_stop_and_no_other_begins(handlers):
    seen = []

    def stop_here():
        os.kill(os.getpid(), signal.SIGTERM)
        seen.append(jobs.stopping.is_set())

    run_jobs.Command().run_until_stopped([job(stop_here), job(lambda: seen.append("another"))])
    assert seen == [True]


def test_a_job_that_hears_nothing_is_broken_off(handlers, monkeypatch):
    monkeypatch.setattr(run_jobs, "STOP_SECONDS", 1)

    def hang():
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(20)

    began = time.monotonic()
    with pytest.raises(SystemExit):
        run_jobs.Command().run_until_stopped([job(hang)])
    assert time.monotonic() - began < 10


def test_a_job_of_many_rows_takes_turns_with_the_others(handlers, monkeypatch):
    monkeypatch.setattr(jobs, "TURN_SECONDS", 0)
    monkeypatch.setattr(jobs, "LONGEST_REST", 0)
    seen = []

    def rows():
        for number in range(3):
            seen.append(number)
            yield True
        os.kill(os.getpid(), signal.SIGTERM)

    mail = jobs.Job("mail", 0, lambda: seen.append("mail"))
    run_jobs.Command().run_until_stopped([job(rows), mail])
    assert seen == [0, "mail", 1, "mail", 2, "mail"]


def test_a_job_of_many_rows_stops_between_two_and_goes_on_later(handlers):
    seen = []

    def rows():
        for number in range(5):
            seen.append(number)
            if number == 1:
                jobs.stopping.set()
            yield False

    many = job(rows)
    many.run_safely()
    assert seen == [0, 1]
    assert many.due_at <= time.monotonic()
    many.run_safely(to_the_end=True)
    assert seen == [0, 1, 2, 3, 4]
    assert many.rows is None


def test_work_on_the_database_rests_between_two_rows(handlers, monkeypatch):
    rests = []
    monkeypatch.setattr(jobs.stopping, "wait", rests.append)

    def rows():
        yield False
        yield True

    job(rows).run_safely()
    assert len(rests) == 1
    assert 0 < rests[0] <= jobs.LONGEST_REST


def test_a_job_that_fails_among_its_rows_begins_anew(handlers, caplog):
    def rows():
        yield True
        raise OSError("disk")

    many = job(rows)
    assert not many.run_safely()
    assert many.rows is None
    assert not many.run_safely()
