from tests.practice.editing.conftest import author, manager, olive, therapist  # noqa: F401 - fixtures.
