from pathlib import Path

import pytest

from django.conf import settings

from scripts.mutations import MUTATIONS


@pytest.mark.parametrize("file", sorted({mutation.area.file for mutation in MUTATIONS}))
def test_what_a_mutation_breaks_stands_once_in_its_file(file):
    code = (Path(settings.BASE_DIR) / file).read_text()
    for mutation in MUTATIONS:
        if mutation.area.file == file:
            assert code.count(mutation.old) == 1, mutation.old
