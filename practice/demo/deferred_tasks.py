"""Deferred tasks: patches the enqueue of the task backend, so that each task runs once, at the end."""

from __future__ import annotations

from contextlib import contextmanager

from django_tasks import task_backends


@contextmanager
def once_each():
    """Do what saved pages ask for, such as entering them in the index of the admin's search, once each at the end."""
    backend = task_backends["default"]
    put_off = {}

    def put_one_off(task, args, kwargs):
        put_off[repr((task.module_path, args, kwargs))] = task, args, kwargs

    backend.enqueue = put_one_off
    try:
        yield
    finally:
        del backend.enqueue
    for task, args, kwargs in put_off.values():
        backend.enqueue(task, args, kwargs)
