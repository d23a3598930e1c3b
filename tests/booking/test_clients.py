"""People who are clients already: the portal is offered, their requests have a tab and stand outside the figures."""

from booking.actions.erase import erase
from booking.actions.merge import merge
from booking.desk.export import COLUMNS, row_of
from booking.desk.statistics_data import Statistics
from booking.models import CallbackRequest
from booking.models.choices import Tab
from booking.public.tokens import receipt_for
from practice.models import PracticeSettings
from tests.booking.desk_case import DeskTestCase
from tests.booking.public_case import PublicTestCase, url
from tests.factories import CallbackRequestFactory, open_practice

PORTAL = "https://portal.example.org/sign-in"


class PortalTests(PublicTestCase):
    def test_without_a_portal_nothing_is_said(self):
        self.assertNotContains(self.client.get(url()), "Already a client")
        self.send(is_client="on")
        self.assertFalse(self.stored().is_client)

    def test_form_and_foot_offer_it_and_no_request_goes_there_before_the_click(self):
        open_practice(portal_url=PORTAL)
        for language, words in (("en", "Already a client here?"), ("es", "¿Ya es paciente aquí?")):
            html = self.client.get(url(language=language)).content.decode()
            self.assertEqual(html.count(words), 2)
            self.assertEqual(html.count("portal.example.org"), 2)
            self.assertEqual(html.count(f'<a href="{PORTAL}" rel="noopener noreferrer">'), 2)

    def test_a_client_is_stored_as_one(self):
        open_practice(portal_url=PORTAL)
        self.send(is_client="on")
        self.assertTrue(self.stored().is_client)

    def test_correction_shows_what_was_ticked_and_can_take_it_back(self):
        open_practice(portal_url=PORTAL)
        token = self.token()
        self.send(token=token, is_client="on")
        again = {"again": receipt_for(self.stored().key)}
        self.assertTrue(self.client.get(url(), again).context["form"]["is_client"].value())
        self.assertIn("checked", str(self.client.get(url(), again).context["form"]["is_client"]))
        self.send(token=token, phone="951 555 0199")
        self.assertFalse(self.stored().is_client)

    def test_correction_stays_a_clients_where_the_question_is_gone(self):
        open_practice(portal_url=PORTAL)
        token = self.token()
        self.send(token=token, is_client="on")
        open_practice(portal_url="")
        self.send(token=token, phone="951 555 0199")
        self.assertTrue(self.stored().is_client)

    def test_receipt_does_not_speak_to_a_client_as_to_a_new_person(self):
        open_practice(portal_url=PORTAL)
        receipt = self.client.get(self.send(is_client="on").url)
        self.assertContains(receipt, "Our front desk will call.")
        self.assertNotContains(receipt, "find the right person")


class ClientsAtTheDeskTests(DeskTestCase):
    def tab(self, tab):
        return list(CallbackRequest.objects.tab(tab, self.user))

    def test_clients_have_a_tab_and_are_not_among_the_new(self):
        client, other = CallbackRequestFactory(is_client=True), CallbackRequestFactory()
        self.assertEqual(self.tab(Tab.CLIENTS), [client])
        self.assertEqual(self.tab(Tab.NEW), [other])
        self.assertEqual(len(self.tab(Tab.OPEN)), 2)

    def test_clients_stand_outside_the_figures(self):
        CallbackRequestFactory.create_batch(6)
        CallbackRequestFactory.create_batch(6, is_client=True)
        self.assertEqual(Statistics(PracticeSettings.current()).total, 6)

    def test_export_tells_it(self):
        client, other = CallbackRequestFactory(is_client=True), CallbackRequestFactory()
        column = COLUMNS.index("already a client")
        self.assertEqual([row_of(client)[column], row_of(other)[column]], ["yes", "no"])

    def test_erased_request_of_a_client_stays_outside_the_figures(self):
        client = CallbackRequestFactory(is_client=True)
        CallbackRequestFactory.create_batch(6)
        erase(client, self.user)
        client.refresh_from_db()
        self.assertEqual((client.name, client.phone), ("", None))
        self.assertEqual(Statistics(PracticeSettings.current()).total, 6)

    def test_merging_keeps_that_it_is_a_client(self):
        client = CallbackRequestFactory(is_client=True)
        other = CallbackRequestFactory(phone=client.phone)
        merge(client, other, self.user)
        other.refresh_from_db()
        self.assertTrue(other.is_client)
