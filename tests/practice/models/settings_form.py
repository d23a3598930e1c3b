"""What the form of the practice's settings posts when nothing was changed in it."""

import re

from bs4 import BeautifulSoup


def fields_of(form: BeautifulSoup) -> list[tuple[str, str]]:
    """Return the fields by name with what they hold, as a browser sends them; no empty rows."""
    fields = []
    for field in form.select("form[action] :is(input, select, textarea)[name]"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        if field.name == "select":
            fields += [(field["name"], option["value"]) for option in field.select("option[selected]")]
        elif field.name == "textarea":
            fields.append((field["name"], field.text.strip("\n")))
        elif field.get("type") != "file":
            fields.append((field["name"], field.get("value", "on" if field.get("type") == "checkbox" else "")))
    return [(name, value) for name, value in fields if not re.search(r"__prefix__", name)]


def data_of(fields) -> dict[str, list[str]]:
    data = {}
    for name, value in fields:
        data.setdefault(name, []).append(value)
    return data
