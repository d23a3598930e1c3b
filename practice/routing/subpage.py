from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Subpage:
    """A part of a page with an address of its own, such as one topic of the list of articles.

    A page puts it into its context as `subpage`; breadcrumbs and the link to the other language follow it. `paths`
    maps a language code to the path below the page.
    """

    title: str
    paths: dict[str, str]
