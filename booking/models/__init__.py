from .attempt import Attempt
from .lists import DoNotContact, Referral
from .querysets import CallbackRequestQuerySet
from .request import CallbackRequest, HeldError, IllegalMoveError
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
