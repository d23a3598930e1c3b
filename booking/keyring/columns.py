"""Columns that hold encrypted text: encrypted fields, and JSON whose encrypted values an app above has registered."""

from __future__ import annotations

import json

from django.apps import apps
from django.db import models

from booking.encryption.fields import EncryptedTextField

# Column of JSON and the names of its encrypted values, by model.
_in_json: dict[type[models.Model], tuple[str, frozenset[str]]] = {}


def register_json(model: type[models.Model], column: str, names: set[str]) -> None:
    """Let rotations find the values called `names` in a column of JSON."""
    _in_json[model] = column, frozenset(names)


def encrypted_fields() -> dict[type[models.Model], list[str]]:
    """Return the columns with encrypted text of every model that has any."""
    found = {
        model: [each.column for each in model._meta.concrete_fields if isinstance(each, EncryptedTextField)]
        for model in apps.get_models()
    }
    return {model: names for model, names in found.items() if names} | {
        model: [column] for model, (column, _names) in _in_json.items()
    }


def ciphertexts(model: type[models.Model], stored: dict[str, str]) -> dict[str, str]:
    """Return the ciphertexts in the stored columns of a row, by name."""
    if model not in _in_json:
        return {name: value for name, value in stored.items() if value}
    column, names = _in_json[model]
    return {name: value for name, value in json.loads(stored[column]).items() if name in names}


def columns(model: type[models.Model], stored: dict[str, str], values: dict[str, str]) -> dict[str, str]:
    """Return the columns of a row in which the ciphertexts are `values`."""
    if model not in _in_json:
        return values
    column, _names = _in_json[model]
    return {column: json.dumps(json.loads(stored[column]) | values)}
