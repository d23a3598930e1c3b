from django.core.management.base import BaseCommand

from wagtail.models import Page

from practice.search.indexing import index_all
from practice.search.models import SearchEntry, SearchWord


class Command(BaseCommand):
    help = "Write the search index again: after a change of practice/search/analysis.py."

    def handle(self, *args, **options):
        SearchEntry.objects.all().delete()
        SearchWord.objects.all().delete()
        pages = [page for page in Page.objects.live().specific().iterator() if hasattr(page, "searched_text")]
        index_all(pages)
        self.stdout.write(f"{len(pages)} pages can be found.")
