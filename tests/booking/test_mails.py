"""Mails about the front desk that leave through the outbox."""

from django.core import mail

from wagtail.users.models import UserProfile

from booking.actions.erase import erase
from booking.actions.merge import merge
from practice.mail.models import Mail
from practice.mail.outbox import send_due
from tests.booking.desk_case import DeskTestCase, desk_url
from tests.factories import CallbackRequestFactory, UserFactory


class ErasureMailTests(DeskTestCase):
    def test_managers_hear_of_it_in_their_language_without_a_word_about_anyone(self):
        UserProfile.objects.create(user=UserFactory(manager=True, email="ana@example.com"), preferred_language="es")
        UserFactory(manager=True, email="")
        UserFactory(manager=True, is_active=False)
        callback = CallbackRequestFactory(name="Zacarías")
        erase(callback, by=self.user, reason="asked")
        send_due()
        english, spanish = sorted(mail.outbox, key=lambda message: message.to != [self.manager.email])
        self.assertIn("erased", english.subject)
        self.assertEqual(spanish.to, ["ana@example.com"])
        self.assertIn("borró", spanish.subject)
        for message in (english, spanish):
            said = message.subject + message.body
            self.assertIn(desk_url("erasures"), said)
            for word in ["Zacar", callback.reference, "Rosa"]:
                self.assertNotIn(word, said)

    def test_one_mail_tells_of_all_until_it_has_left(self):
        one, kept, third = CallbackRequestFactory.create_batch(3, phone="tel:+1-951-555-0111")
        merge(one, kept, self.user)
        erase(kept, by=self.user)
        self.assertEqual(Mail.objects.filter(kind="booking.erased").count(), 1)
        send_due()
        erase(third, by=self.user)
        self.assertEqual(Mail.objects.unsent().count(), 1)
