"""The audit log in words."""

from django.utils.translation import override

from wagtail.users.models import UserProfile

from booking.actions.claim import claim
from booking.actions.correct import correct
from booking.actions.legal_hold import set_legal_hold
from booking.actions.withdraw import withdraw
from booking.desk.audit_log import lines
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory, UserFactory


class WordingTests(DeskTestCase):
    """The audit log is read in words, in the language of the reader."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.callback = CallbackRequestFactory()
        claim(cls.callback, UserFactory(frontdesk=True, first_name="Ana", last_name="Ruiz"))
        correct(
            cls.callback,
            name="Lupe",
            phone=cls.callback.phone,
            promised_at=cls.callback.promised_at,
            due_at=cls.callback.due_at,
        )
        set_legal_hold(cls.callback, True, by=cls.manager)
        withdraw(cls.callback)

    def test_who_and_what(self):
        said = {f"{line.who}: {line.what}" for line in lines(self.callback, with_views=True)}
        self.assertIn("Ana Ruiz: Status changed (New → Claimed)", said)
        self.assertIn("The caller: Request corrected (name to use)", said)
        self.assertIn("The caller: Status changed (Claimed → Canceled)", said)
        self.assertTrue(any(line.endswith("Legal hold changed (put on hold)") for line in said), said)

    def test_in_spanish(self):
        with override("es"):
            said = " ".join(f"{line.who}: {line.what}" for line in lines(self.callback, with_views=True))
        self.assertIn("La persona misma: Solicitud corregida", said)
        self.assertIn("Nueva → Asignada", said)
        UserProfile.objects.update_or_create(user=self.user, defaults={"preferred_language": "es"})
        response = self.client.get(desk_url("open", self.callback.pk), {"audit": "1"})
        for english in ["claimed", "The caller", "Status changed", "Message<", "Claim <"]:
            self.assertNotContains(response, english)

    def test_looking_is_shown_to_managers_only(self):
        self.open(self.callback)
        self.assertFalse(any(line.what == "Opened" for line in lines(self.callback, with_views=False)))
        self.assertTrue(any(line.what == "Opened" for line in lines(self.callback, with_views=True)))
