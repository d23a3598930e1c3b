from importlib import import_module

from django.apps import apps
from django.test import TestCase

from clinicians.models import ClientGroup, Specialty

rename = import_module("clinicians.migrations.0004_names_of_terms").rename


class NamesOfTermsTests(TestCase):
    def test_new_installation_has_the_names_that_people_use(self):
        self.assertEqual(Specialty.objects.get(slug="couples").name_en, "relationship problems")
        self.assertEqual(ClientGroup.objects.get(slug="elder").name_en, "older adults")

    def test_only_a_row_with_the_old_name_is_renamed(self):
        work, family = Specialty.objects.get(slug="work"), Specialty.objects.get(slug="family")
        Specialty.objects.filter(pk=work.pk).update(name_en="work that wears you down", name_es="la chamba")
        Specialty.objects.filter(pk=family.pk).update(name_en="our own words")
        rename(apps, None)
        work.refresh_from_db()
        family.refresh_from_db()
        self.assertEqual((work.name_en, work.name_es), ("work stress or burnout", "la chamba"))
        self.assertEqual(family.name_en, "our own words")

    def test_children_stand_before_teenagers_unless_the_practice_has_its_own_order(self):
        order = ClientGroup.objects.filter(slug__in=["child", "teenager"]).values_list("slug", flat=True)
        self.assertEqual(list(order), ["child", "teenager"])
        ClientGroup.objects.filter(slug="child").update(position=9)
        rename(apps, None)
        self.assertEqual(list(order.all()), ["teenager", "child"])
