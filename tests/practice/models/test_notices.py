"""The notices that the law wants, in the settings, on the command line and on the manager's first screen."""

import datetime as dt
from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils.translation import override

from wagtail.models import PageViewRestriction

from practice.models import ClosedDay, Notice, PracticeSettings
from tests.demo import DemoTestCase
from tests.factories import StandardPageFactory, UserFactory, make_alias, open_practice, translation

DAY = dt.date(2026, 12, 24)


def checked():
    out = StringIO()
    try:
        call_command("check_notices", stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


class NoticeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.practice = open_practice()
        cls.page = StandardPageFactory(title="Privacy", slug="privacy")

    def state(self, **notice):
        self.practice.notices = [Notice(kind=Notice.Kind.PRIVACY, **notice)]
        self.practice.save()
        found = PracticeSettings.objects.get().all_notices()[0]
        return found.state, found.explanation

    def test_new_practice_misses_all_of_them(self):
        listed, fault = checked()
        self.assertEqual(listed.count("missing"), len(Notice.Kind))
        self.assertEqual(fault, "Missing: 6 of 6.")

    def test_page_that_the_public_can_read_is_present(self):
        make_alias(self.page)
        self.assertEqual(self.state(page=self.page), ("present", "/privacy/"))
        translation(self.page, slug="privacidad")
        self.assertEqual(self.state(page=self.page), ("present", "/privacy/, /es/privacidad/"))

    def test_page_that_the_public_cannot_read_is_missing(self):
        for hide in (self.page.unpublish, lambda: self.restrict(self.page)):
            with self.subTest(hide):
                hide()
                self.assertEqual(self.state(page=self.page), ("missing", "The page is not online: Privacy"))
                self.page.live = True
                self.page.save()

    def restrict(self, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def test_reason_of_the_owner_makes_it_not_applicable(self):
        reason = "We take no federal money."
        self.assertEqual(self.state(not_needed_because=reason), ("not applicable", reason))
        self.assertIn(f"not applicable  Privacy policy: {reason}", checked()[0])

    def test_deleted_page_is_missing(self):
        self.assertEqual(self.state(page=self.page)[0], "present")
        self.page.delete()
        self.assertEqual(PracticeSettings.objects.get().all_notices()[0].state, "missing")

    def test_nothing_missing_is_no_fault(self):
        self.practice.notices = [Notice(kind=kind, page=self.page) for kind in Notice.Kind]
        self.practice.save()
        listed, fault = checked()
        self.assertEqual((listed.count("present"), fault), (6, ""))

    def test_first_screen_of_the_manager_names_what_is_missing(self):
        self.client.force_login(UserFactory(manager=True))
        self.state(page=self.page)
        panel = "Notices that are missing"
        response = self.client.get("/admin/")
        self.assertContains(response, panel)
        self.assertContains(response, "Accessibility statement")
        self.assertNotContains(response, "Privacy policy")
        self.practice.notices = [Notice(kind=kind, page=self.page) for kind in Notice.Kind]
        self.practice.save()
        self.assertNotContains(self.client.get("/admin/"), panel)

    def test_therapist_is_not_bothered(self):
        self.client.force_login(UserFactory(therapist=True))
        self.assertNotContains(self.client.get("/admin/"), "Notices that are missing")

    def test_settings_have_room_for_them(self):
        self.client.force_login(UserFactory(manager=True))
        response = self.client.get("/admin/settings/practice/practicesettings/", follow=True)
        self.assertContains(response, 'name="notices-TOTAL_FORMS"')

    def test_row_has_a_page_or_a_reason(self):
        for fields, fault in [
            ({}, "Choose the page, or say why none is needed."),
            ({"page": self.page, "not_needed_because": "No."}, "Either a page or a reason, not both."),
        ]:
            with self.subTest(fault), self.assertRaisesMessage(Exception, fault):
                Notice(practice=self.practice, kind=Notice.Kind.ESTIMATE, **fields).full_clean()

    def test_rows_may_trade_places(self):
        self.state(page=self.page)
        first, second = Notice.Kind.PRIVACY, Notice.Kind.ESTIMATE
        practice = PracticeSettings.objects.get()
        practice.notices = [
            Notice(sort_order=0, kind=first, page=self.page),
            Notice(sort_order=1, kind=second, not_needed_because="No."),
        ]
        practice.closed_days = [ClosedDay(date=DAY), ClosedDay(date=DAY + dt.timedelta(1))]
        practice.save()
        practice = PracticeSettings.objects.get()
        for rows, name in ((practice.notices, "kind"), (practice.closed_days, "date")):
            one, other = rows.all()
            mine, theirs = getattr(one, name), getattr(other, name)
            setattr(one, name, theirs)
            setattr(other, name, mine)
            rows.set([one, other])
        practice.save()
        self.assertEqual([row.kind for row in PracticeSettings.objects.get().notices.all()], [second, first])

    def test_states_are_said_in_spanish(self):
        with override("es"):
            self.assertIn("falta           Política de privacidad", checked()[0])


class DemoNoticeTests(DemoTestCase):
    def test_demo_has_them_all_in_both_languages(self):
        listed, fault = checked()
        self.assertEqual((listed.count("present"), listed.count("/es/"), fault), (6, 6, ""))
