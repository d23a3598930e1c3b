"""Panels that the editor of every page has: its title, which makes the address, and what searches and links show."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Page


class AddressingTitlePanel(TitleFieldPanel):
    """Makes the address from the title until the page is public, and for a first translation until it is."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        def get_should_apply(self):
            # What is online of a first translation is the stand-in, which has the other language's address.
            return (
                super().get_should_apply() or Page.objects.filter(pk=self.instance.pk).exclude(alias_of=None).exists()
            )


def title_panel(label=None, help_text="") -> AddressingTitlePanel:
    """Return the panel of the title: large, or one with a `label` of its own."""
    if label:
        return AddressingTitlePanel("title", heading=label, help_text=help_text, classname="", placeholder=False)
    return AddressingTitlePanel(
        "title",
        heading=_("Title"),
        placeholder=_("Title"),
        help_text=_("The web address is made from it."),
        widget=AdminAutoHeightTextInput,  # A long one is seen to its end on a phone.
    )


def search_and_sharing(*more: str, in_menu: bool = False) -> MultiFieldPanel:
    """Return the folded panel on address, search results and shared links; `more` fields of the page end it."""
    fields = [
        FieldPanel(
            "slug",
            heading=_("Web address ending"),
            help_text=_("Made from the title. A change later leaves a redirect."),
        ),
        FieldPanel("seo_title", heading=_("Title in search results"), help_text=_("Empty: the title of the page.")),
        FieldPanel(
            "search_description",
            heading=_("Description in search results"),
            help_text=_("One or two sentences, also below shared links. Empty: the introduction."),
        ),
    ]
    if in_menu:
        fields.append(FieldPanel("show_in_menus", heading=_("Show in the menu")))
    return MultiFieldPanel([*fields, *more], heading=_("Search and sharing"), classname="collapsed")
