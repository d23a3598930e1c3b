from .bilingual import BilingualTerm
from .caller_numbers import CallerNumber
from .fees import FeeLine
from .hours import ClosedDay, OpeningHours
from .images import PracticeImage, Rendition
from .notices import Notice
from .settings import PracticeSettings
from .user import User
from .ways_to_pay import WaysToPay

__all__ = [
    "BilingualTerm",
    "CallerNumber",
    "ClosedDay",
    "FeeLine",
    "Notice",
    "OpeningHours",
    "PracticeImage",
    "PracticeSettings",
    "Rendition",
    "User",
    "WaysToPay",
]
