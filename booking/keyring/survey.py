"""Survey of the stored rows: which of the listed keys opens each, read as the database holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db import connection, models

from booking.encryption.blind_index import phone_indexes
from booking.encryption.fields import UnreadableError, opened
from booking.encryption.keys import Kind
from booking.models import CallbackRequest, DoNotCall, SearchKey
from booking.models.search_key import keys_of_name, keys_of_phone
from practice.phones import as_stored

from .columns import ciphertexts, encrypted_fields

# A batch is written in one transaction, which nobody waits for longer than a moment.
BATCH = 25
# The place in a list of keys of what no listed key has written.
NONE = -1


@dataclass
class StoredRow:
    """The encrypted columns of one row as they are stored, and of a request the digests of its name and number."""

    model: type[models.Model]
    pk: int
    stored: dict[str, str]
    phone_index: str = ""
    digests: set[str] = field(default_factory=set)

    @cached_property
    def _opened(self) -> dict[str, tuple[str, int]]:
        return {name: opened(value) for name, value in ciphertexts(self.model, self.stored).items()}

    @property
    def texts(self) -> dict[str, str]:
        return {name: text for name, (text, _place) in self._opened.items()}

    @property
    def field_places(self) -> set[int]:
        """Return the places of the keys that the row needs; 0 is the first, which writes."""
        try:
            return {place for _text, place in self._opened.values()}
        except UnreadableError:
            return {NONE}

    @cached_property
    def phone(self):
        return as_stored(self.texts["phone"]) if self.texts.get("phone") else None

    @cached_property
    def wanted_digests(self) -> set[str]:
        """Return the search keys that the request has once it is written with the first index key."""
        before = self.texts.get("phone_before")
        numbers = keys_of_phone(self.phone) | keys_of_phone(as_stored(before) if before else None)
        return keys_of_name(self.texts.get("name", "")) | numbers

    @cached_property
    def index_place(self) -> int:
        """Return the place of the key that made the digests of a readable request; 0 for all other rows."""
        if self.model is not CallbackRequest or NONE in self.field_places or not self.phone:
            return 0
        indexes = phone_indexes(self.phone)
        place = indexes.index(self.phone_index) if self.phone_index in indexes else NONE
        # A rotation that was ended between two rows leaves none half done; what else differs is made anew as well.
        return 1 if place == 0 and self.digests != self.wanted_digests else place

    @property
    def is_current(self) -> bool:
        return self.field_places <= {0} and self.index_place == 0


@dataclass
class Survey:
    """How many rows need which key, by its place in its list, and how many stops by the fingerprint of theirs."""

    fields: Counter[int] = field(default_factory=Counter)
    indexes: Counter[int] = field(default_factory=Counter)
    stops: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def add(self, row: StoredRow) -> None:
        self.total += 1
        self.fields.update(row.field_places)
        if row.model is CallbackRequest and row.stored["phone"]:
            self.indexes[row.index_place] += 1

    @property
    def unreadable(self) -> int:
        return self.fields[NONE]

    @property
    def not_found(self) -> int:
        """Return how many numbers, stopped ones included, no listed index key finds."""
        listed = Kind.INDEX.fingerprints
        return self.indexes[NONE] + sum(count for mark, count in self.stops.items() if mark not in listed)

    def needs(self, kind: Kind, place: int) -> int:
        """Return how many rows need the key at `place` of the list of `kind`."""
        if kind == Kind.FIELD:
            return self.fields[place]
        return self.indexes[place] + self.stops[kind.fingerprints[place]]


def survey() -> Survey:
    """Count the rows of every table by the keys that they need."""
    found = Survey(stops=Counter(DoNotCall.objects.order_by().values_list("index_key", flat=True)))
    for model in encrypted_fields():
        for batch in batches(model):
            for row in batch:
                found.add(row)
    return found


def batches(model: type[models.Model]) -> Iterator[list[StoredRow]]:
    """Yield the rows of a table in the order of their keys, a batch at a time and in no transaction."""
    last = 0
    while batch := read(model, "{pk} > %s ORDER BY {pk} LIMIT %s", [last, BATCH]):
        yield batch
        last = batch[-1].pk


def read(model: type[models.Model], condition: str, values: list) -> list[StoredRow]:
    """Read rows as they are stored; `condition` is SQL in which {pk} stands for the primary key."""
    names = encrypted_fields()[model]
    is_request = model is CallbackRequest
    pk = quoted(model._meta.pk.column)
    columns = ", ".join([pk, *map(quoted, names), *([quoted("phone_index")] if is_request else [])])
    sql = f"SELECT {columns} FROM {quoted(model._meta.db_table)} WHERE {condition.format(pk=pk)}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found = cursor.fetchall()
    rows = [StoredRow(model, pk, dict(zip(names, rest, strict=False)), *rest[len(names) :]) for pk, *rest in found]
    if is_request:
        by_pk = {row.pk: row for row in rows}
        for pk, digest in SearchKey.objects.filter(request__in=by_pk).values_list("request", "digest"):
            by_pk[pk].digests.add(digest)
    return rows


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
