"""Choices of a profile (TextChoices) that the law fixes, credentials, or the site's drawings, plants."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Credential(models.TextChoices):
    """Letters and words as California's boards write them (DOMAIN D-08)."""

    LCSW = "LCSW", _("Licensed Clinical Social Worker")
    LMFT = "LMFT", _("Licensed Marriage and Family Therapist")
    LPCC = "LPCC", _("Licensed Professional Clinical Counselor")
    LEP = "LEP", _("Licensed Educational Psychologist")
    PSY = "PSY", _("Licensed Psychologist")
    AMFT = "AMFT", _("Associate Marriage and Family Therapist")
    ASW = "ASW", _("Associate Clinical Social Worker")
    APCC = "APCC", _("Associate Professional Clinical Counselor")
    TRAINEE = "trainee", _("Trainee")
    NONE = "none", _("Not a therapist")


# They show whom they work under (D-08).
ASSOCIATES = {Credential.AMFT, Credential.ASW, Credential.APCC, Credential.TRAINEE}
# They have no license that could stand beside the practice's number.
UNLICENSED = ASSOCIATES | {Credential.NONE}


class Plant(models.TextChoices):
    """Plants of the Riverside valley, drawn in static/img/plants."""

    ORANGE = "orange", _("Orange")
    OAK = "oak", _("Live oak")
    POPPY = "poppy", _("Poppy")
    SAGE = "sage", _("White sage")
    LEMON = "lemon", _("Lemon")
    MANZANITA = "manzanita", _("Manzanita")
    YUCCA = "yucca", _("Yucca")
    LUPINE = "lupine", _("Lupine")
    SYCAMORE = "sycamore", _("Sycamore")
    TOYON = "toyon", _("Toyon")
    BUCKWHEAT = "buckwheat", _("Buckwheat")
    WILLOW = "willow", _("Willow")
