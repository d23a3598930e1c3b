"""Long sentences and long paragraphs, counted in words.

GOV.UK's content design asks for sentences of 25 words at most; Spanish says the same with about a fifth more words.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..content import PARAGRAPH, Content
from ..findings import Finding
from ..sentences import beginning, words_of

LONGEST_SENTENCE = {"en": 25, "es": 30}
LONGEST_PARAGRAPH = {"en": 100, "es": 120}
LONG_SENTENCE = _("A sentence has more than {most} words ({count}): {words}")
LONG_PARAGRAPH = _("A paragraph has more than {most} words ({count}): {words}")
SPLIT_SENTENCE = _("Two sentences are read more easily.")
SPLIT_PARAGRAPH = _("Split it: who reads on a phone gets lost in it.")


def check_sentences(content: Content) -> Iterator[Finding]:
    most = LONGEST_SENTENCE.get(content.language, 25)
    for passage in content.own_words:
        for sentence in passage.sentences:
            if (count := len(words_of(sentence))) > most:
                yield _finding(LONG_SENTENCE, passage, SPLIT_SENTENCE, sentence, count, most)


def check_paragraphs(content: Content) -> Iterator[Finding]:
    most = LONGEST_PARAGRAPH.get(content.language, 100)
    for passage in content.own_words:
        if passage.kind == PARAGRAPH and (count := len(words_of(passage.text))) > most:
            yield _finding(LONG_PARAGRAPH, passage, SPLIT_PARAGRAPH, passage.text, count, most)


def _finding(sentence, passage, advice, text, count, most) -> Finding:
    return Finding(sentence, passage.place, advice, {"words": beginning(text)}, {"count": count, "most": most})
