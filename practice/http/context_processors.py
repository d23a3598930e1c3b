from django.utils.functional import SimpleLazyObject

from practice.models import PracticeSettings


def practice(request):
    """Give every template the facts of the practice, read only where one of them is shown."""
    return {"practice": SimpleLazyObject(lambda: PracticeSettings.for_request(request))}
