"""Properties: what holds for whatever Hypothesis makes up, the same at every run; few examples, many with CI set.

EXAMPLES=500 has each machine run so often.
"""

import os

from hypothesis import settings

MANY = bool(os.environ.get("CI"))
property_test = settings(max_examples=200 if MANY else 40, derandomize=True, deadline=None, database=None)
machine_test = settings(
    max_examples=int(os.environ.get("EXAMPLES") or (60 if MANY else 10)),
    stateful_step_count=12,
    derandomize=True,
    deadline=None,
    database=None,
)
