"""Manual entry: a request that came by telephone, voicemail or at the door."""

from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wagtail.admin import messages

from .base import DeskView, desk_url
from .forms import ManualEntryForm


@method_decorator([sensitive_post_parameters(), sensitive_variables()], name="post")
class ManualEntryView(DeskView):
    """Takes down a request that came by telephone, voicemail or at the door."""

    permission_required = "add"
    page_title = _("Add a request")
    template_name = "booking/desk/manual_entry.html"

    def get(self, request):
        return self.show(form=ManualEntryForm(practice=self.practice))

    def post(self, request):
        form = ManualEntryForm(request.POST, practice=self.practice)
        if not form.is_valid():
            if faulty := next((name for name in form.errors if name in form.fields), None):
                form.fields[faulty].widget.attrs["autofocus"] = True  # It may lie below the screen of a telephone.
            return self.show(status=422, form=form)
        callback = form.save(self.practice, request.user)
        messages.success(request, _("The request is in the queue."))
        return redirect(desk_url("open", callback.pk))
