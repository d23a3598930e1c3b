from .attempt import Attempt
from .calling import HeldError, IllegalMoveError
from .lists import DoNotContact, Referral
from .querysets import CallbackRequestQuerySet
from .request import CallbackRequest
from .search import SearchKey

__all__ = [
    "Attempt",
    "CallbackRequest",
    "CallbackRequestQuerySet",
    "DoNotContact",
    "HeldError",
    "IllegalMoveError",
    "Referral",
    "SearchKey",
]
