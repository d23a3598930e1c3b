import datetime as dt
import io
from unittest.mock import patch

from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import TestCase
from django.utils import timezone

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from clinicians.models import ClinicianPage
from practice.operations.jobs import all_jobs
from tests.factories import ArticlePageFactory, ClinicianPageFactory, open_practice, translation


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

    def test_a_dry_run_changes_nothing_and_leaves_the_license_holder_out(self):
        said = io.StringIO()
        call_command("publish_scheduled", dryrun=True, stdout=said)
        self.assertIn(self.ben.title, said.getvalue())
        self.assertNotIn("Ana Ruiz", said.getvalue())
        self.assertEqual(set(ClinicianPage.objects.values_list("live", "expire_at")), {(True, self.end)})


class FailureTests(TestCase):
    """One page always fails, beside one that does not: on the way out and on the way in."""

    @classmethod
    def setUpTestData(cls):
        cls.past = timezone.now() - dt.timedelta(hours=1)

    def due_to_go(self, title):
        return ArticlePageFactory(title=title, expire_at=self.past)

    def due_to_come(self, title):
        page = ArticlePageFactory(title=title, draft=True)
        page.go_live_at = self.past
        page.save_revision()
        page.revisions.update(approved_go_live_at=self.past)
        return page

    def run_with_one_that_fails(self, signal, pages, run):
        """Fail after everything about the first page is written."""

        def fail(instance, **kwargs):
            if instance.pk == pages[0].pk:
                raise RuntimeError(f"cannot index {instance.title}")

        signal.connect(fail)
        self.addCleanup(signal.disconnect, fail)
        with self.assertLogs("clinicians.management.commands.publish_scheduled", "ERROR") as logs:
            run()
        self.assertEqual([record.getMessage().count("Secret") for record in logs.records], [0])
        return [Page.objects.get(pk=page.pk).live for page in pages]

    def by_hand(self):
        with self.assertRaisesMessage(CommandError, "1 could not be published or taken offline"):
            call_command("publish_scheduled")

    def by_job(self):
        job = next(job for job in all_jobs() if job.name == "publish_scheduled")
        with (
            patch("practice.operations.jobs.close_old_connections"),
            self.assertLogs("practice.operations.jobs", "ERROR"),
        ):
            self.assertFalse(job.run_safely())

    def test_a_page_that_cannot_go_holds_back_no_other(self):
        pages = [self.due_to_go("Secret draft"), self.due_to_go("Whole")]
        self.assertEqual(self.run_with_one_that_fails(page_unpublished, pages, self.by_hand), [True, False])
        self.assertFalse(Page.objects.get(pk=pages[0].pk).expired)

    def test_a_page_that_cannot_come_holds_back_no_other(self):
        pages = [self.due_to_come("Secret draft"), self.due_to_come("Whole")]
        self.assertEqual(self.run_with_one_that_fails(page_published, pages, self.by_job), [False, True])
        self.assertTrue(pages[0].revisions.filter(approved_go_live_at=self.past).exists())
