from .images import PracticeImage, Rendition
from .notices import Notice
from .pages import HomePage, StandardPage
from .routed import OpenPageQuerySet, RoutedPage, text_of
from .rows import keep_rows
from .search import SearchEntry, SearchWord
from .settings import ClosedDay, OpeningHours, PracticeSettings
from .terms import BilingualTerm
from .user import User

__all__ = [
    "BilingualTerm",
    "ClosedDay",
    "HomePage",
    "Notice",
    "OpenPageQuerySet",
    "OpeningHours",
    "PracticeImage",
    "PracticeSettings",
    "Rendition",
    "RoutedPage",
    "SearchEntry",
    "SearchWord",
    "StandardPage",
    "User",
    "keep_rows",
    "text_of",
]
