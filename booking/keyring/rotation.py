"""Key rotation: rows are written anew with the first key of each kind, in short transactions; it can be resumed."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, models, transaction

from wagtail.log_actions import log

from booking.encryption.blind_index import phone_index, phone_indexes
from booking.encryption.fields import encrypt
from booking.encryption.keys import Kind
from booking.models import CallbackRequest, DoNotCall, SearchKey
from practice.models import PracticeSettings

from .columns import columns, encrypted_fields
from .survey import StoredRow, batches, quoted, read

TRIES = 5


class BusyError(Exception):
    """Rows that somebody else wrote again and again meanwhile; another run finds them."""


def rotate(tell: Callable[[int], object] = lambda count: None) -> int:
    """Write every row that needs an older key anew with the first ones; return how many.

    `tell` is called with the number of rows looked at after each batch. What was written is kept whenever it ends.
    """
    changed, stops, seen = 0, stops_of_older_keys(), 0
    carried: set[str] = set()
    for model in encrypted_fields():
        for batch in batches(model):
            for row in batch:
                carried |= carry_stop(row, stops)
            changed += write_anew(model, batch)
            seen += len(batch)
            tell(seen)
    DoNotCall.objects.filter(phone_index__in=carried).delete()
    if changed:
        log(PracticeSettings.current(), "booking.rotate", data={"rows": changed})
    return changed


def stops_of_older_keys() -> set[str]:
    """Return the digests of stops that another index key than the first has made."""
    return set(DoNotCall.objects.exclude(index_key=Kind.INDEX.fingerprints[0]).values_list("phone_index", flat=True))


def carry_stop(row: StoredRow, stops: set[str]) -> set[str]:
    """Enter the number of a request, where it is stopped under an older key, under the first; return the older ones.

    A stop is a digest alone, and is made anew only while a request still tells its number.
    """
    older = stops.intersection(phone_indexes(row.phone)[1:]) if row.model is CallbackRequest else set()
    if older:
        DoNotCall.objects.carry_over(row.phone)
    return older


def write_anew(model: type[models.Model], batch: list[StoredRow]) -> int:
    """Write the rows of a batch that are not current; those that changed meanwhile are read and tried again."""
    changed = 0
    for _try in range(TRIES):
        rows = [(row, anew(row)) for row in batch if not row.is_current]
        if not rows:
            return changed
        with transaction.atomic():
            missed = [row.pk for row, values in rows if not replace(row, values)]
        changed += len(rows) - len(missed)
        if not missed:
            return changed
        batch = read(model, "{pk} IN (" + ", ".join(["%s"] * len(missed)) + ")", missed)
    raise BusyError


def anew(row: StoredRow) -> dict[str, str]:
    """Return the columns of a row as the first keys write them; made before the transaction, which stays short."""
    values = columns(row.model, row.stored, {name: encrypt(text) for name, text in row.texts.items()})
    if row.model is CallbackRequest:
        values["phone_index"] = phone_index(row.phone)
        _ = row.wanted_digests
    return values


def replace(row: StoredRow, values: dict[str, str]) -> bool:
    """Write `values` unless the row has changed since it was read (optimistic lock); tell whether it was written.

    No two ciphertexts are equal, so the same ciphertext is the same row.
    """
    unchanged = {row.model._meta.pk.column: row.pk, **row.stored}
    sets = ", ".join(f"{quoted(name)} = %s" for name in values)
    same = " AND ".join(f"{quoted(name)} = %s" for name in unchanged)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quoted(row.model._meta.db_table)} SET {sets} WHERE {same}",  # noqa: S608
            [*values.values(), *unchanged.values()],
        )
        if not cursor.rowcount:
            return False
    if row.model is CallbackRequest and row.digests != row.wanted_digests:
        SearchKey.objects.filter(request=row.pk).delete()
        SearchKey.objects.bulk_create(
            [SearchKey(request_id=row.pk, digest=digest) for digest in sorted(row.wanted_digests)]
        )
    return True
