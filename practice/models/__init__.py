from .bilingual import BilingualTerm
from .images import PracticeImage, Rendition
from .notices import Notice
from .settings import ClosedDay, OpeningHours, PracticeSettings
from .user import User

__all__ = [
    "BilingualTerm",
    "ClosedDay",
    "Notice",
    "OpeningHours",
    "PracticeImage",
    "PracticeSettings",
    "Rendition",
    "User",
]
