from articles.models import Reference
from tests.factories import ArticlePageFactory


def refer(*urls, **fields):
    """Publish an article that refers to `urls`."""
    article = ArticlePageFactory(**fields)
    for url in urls:
        Reference.objects.create(article=article, title="A guide", url=url)
    return article
