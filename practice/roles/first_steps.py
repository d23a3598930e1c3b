"""A registry of the steps of a new owner's first days: each app adds its own, the first screen lists them.

@first_step("people")
def people_step(user, practice):
    return Step("people", gettext("The people who work here"), reverse("people:invite"))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """`task` is what remains to be done, in a sentence; without one the step is done. Urgent ones are red.

    `way_out` is a button that declares the step needless: its words, and the address that it posts to.
    """

    name: str
    label: str
    url: str
    task: str = ""
    is_urgent: bool = False
    way_out: tuple[str, str] | None = None


Builder = Callable[..., Step]
builders: dict[str, Builder] = {}


def first_step(name: str) -> Callable[[Builder], Builder]:
    """Register the function that builds the step `name` for a manager and the practice's settings."""

    def register(builder: Builder) -> Builder:
        builders[name] = builder
        return builder

    return register
