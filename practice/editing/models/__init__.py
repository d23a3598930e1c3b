from .publishing_answers import NotAnsweredError, PublishingAnswers
from .reading_task import ReadingTask, what_became_of

__all__ = ["NotAnsweredError", "PublishingAnswers", "ReadingTask", "what_became_of"]
