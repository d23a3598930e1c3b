from .article import ArticlePage, Authorship, Reference
from .article_index import ArticleIndexPage
from .topic import Topic

__all__ = ["ArticleIndexPage", "ArticlePage", "Authorship", "Reference", "Topic"]
