"""Re-use of stored child rows (inline panels) whose unique key comes back in another row of the form."""

from __future__ import annotations

from modelcluster.models import ClusterableModel

from practice.wagtail_internals import has_unsaved_children


def reuse_child_rows(parent: ClusterableModel, relation: str, by: str) -> None:
    """Let each child that is about to be saved take the stored row with the same `by`, once.

    A form may say the same thing in another row: two that trade places would break the unique constraint one by one,
    and what somebody else added meanwhile would stand there twice.
    """
    if not has_unsaved_children(parent, relation):
        return
    children = getattr(parent, relation)
    stored = dict(children.get_live_queryset().values_list(by, "pk")) if parent.pk else {}
    kept = {}
    for child in children.all():
        key = getattr(child, by)
        child.pk = stored.get(key)
        kept.setdefault(key, child)
    setattr(parent, relation, list(kept.values()))
