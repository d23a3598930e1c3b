"""Deferred tasks: while many pages are saved, each background task that they ask for is run once, at the end."""

from __future__ import annotations

from contextlib import contextmanager

from practice.wagtail_internals import enqueuing_by


@contextmanager
def once_each():
    """Do what saved pages ask for, such as entering them in the index of the admin's search, once each at the end."""
    deferred = {}

    def defer(task, args, kwargs):
        deferred[repr((task.module_path, args, kwargs))] = task, args, kwargs

    with enqueuing_by(defer):
        yield
    for task, args, kwargs in deferred.values():
        task.enqueue(*args, **kwargs)
