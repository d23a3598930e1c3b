from .publishing_answers import NotAnsweredError, PublishingAnswers
from .reading_task import ReadingTask, what_became_of
from .translation_state import TranslationState
from .wording import Wording

__all__ = ["NotAnsweredError", "PublishingAnswers", "ReadingTask", "TranslationState", "Wording", "what_became_of"]
