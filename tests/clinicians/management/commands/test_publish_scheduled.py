import datetime as dt

from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from clinicians.models import ClinicianPage
from practice.operations.jobs import all_jobs
from tests.factories import ClinicianPageFactory, open_practice, translation


class ScheduledEndTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.end = timezone.now() - dt.timedelta(hours=1)
        cls.ana = ClinicianPageFactory(title="Ana Ruiz", expire_at=cls.end)
        translation(cls.ana)
        cls.ben = ClinicianPageFactory(expire_at=cls.end)
        cls.practice = open_practice()
        cls.practice.license_holder = cls.ana
        cls.practice.save()

    def live(self):
        return set(ClinicianPage.objects.live().values_list("title", flat=True))

    def test_license_holder_stays_and_everybody_else_goes(self):
        call_command("publish_scheduled")
        self.assertEqual(self.live(), {"Ana Ruiz"})
        self.assertEqual(ClinicianPage.objects.get(pk=self.ana.pk).expire_at, self.end)

    def test_the_date_comes_true_once_there_is_a_successor(self):
        call_command("publish_scheduled")
        self.practice.license_holder = ClinicianPageFactory(title="Cleo Paz")
        self.practice.save()
        call_command("publish_scheduled")
        self.assertEqual(self.live(), {"Cleo Paz"})

    def test_the_job_runs_this_command(self):
        job = next(job for job in all_jobs() if job.name == "publish_scheduled")
        job.run()
        self.assertEqual(self.live(), {"Ana Ruiz"})
