"""A finding: what a rule has to say, to the editor, about words of the writer's, and where they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .content import Place


@dataclass(frozen=True)
class Finding:
    """One sentence in the editor's language; {names} in it are quoted in the writer's."""

    sentence: str
    place: Place
    advice: str = ""
    quoted: dict[str, str] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    language: str = "en"
    rule: str = ""

    @property
    def words(self) -> str:
        """Return the words to find in the field or block."""
        return self.quoted.get("words", "").removesuffix(" …")

    @property
    def path(self) -> str:
        return ".".join(self.place)

    @property
    def html(self) -> SafeString:
        words = {name: format_html('<q lang="{}">{}</q>', self.language, each) for name, each in self.quoted.items()}
        return format_html(str(self.sentence), **words, **self.figures, nothing="")
