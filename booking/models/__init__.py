from .attempt import Attempt
from .do_not_call import DoNotCall
from .encryption_key import EncryptionKey
from .last_answer import LastAnswer
from .querysets import CallbackRequestQuerySet
from .referral import Referral
from .request import CallbackRequest
from .search_key import SearchKey

__all__ = [
    "Attempt",
    "CallbackRequest",
    "CallbackRequestQuerySet",
    "DoNotCall",
    "EncryptionKey",
    "LastAnswer",
    "Referral",
    "SearchKey",
]
