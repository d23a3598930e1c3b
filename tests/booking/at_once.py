"""Threads with a connection of their own, for what several people do at the same moment."""

import threading
import time

from django.db import OperationalError, connection

from booking.actions.base import ActionError


def at_once(works):
    """Run every function in a thread and a connection of its own; return what each returned or raised."""
    barrier, results = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=20)
            results.append(patiently(work))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(works)
    return results


def patiently(write):
    """Try again while SQLite in memory, which does not wait as a file does, is locked by another thread."""
    for _ in range(500):
        try:
            return write()
        except OperationalError:
            time.sleep(0.02)
        except ActionError as error:
            return error
    raise AssertionError("The database stayed locked.")
