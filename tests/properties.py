"""Properties: what holds for whatever Hypothesis makes up, the same at every run; few examples, many with CI set.

EXAMPLES=500 has each machine run so often.
"""

import os

from hypothesis import HealthCheck, settings

MANY = bool(os.environ.get("CI"))
# However slow the machine is, the same examples pass.
STEADY = {"derandomize": True, "deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
property_test = settings(max_examples=200 if MANY else 40, **STEADY)
machine_test = settings(
    max_examples=int(os.environ.get("EXAMPLES") or (60 if MANY else 10)), stateful_step_count=12, **STEADY
)
