from .publishing_answers import NotAnsweredError, PublishingAnswers
from .reading_task import ReadingTask, what_became_of
from .wording import Wording

__all__ = ["NotAnsweredError", "PublishingAnswers", "ReadingTask", "Wording", "what_became_of"]
