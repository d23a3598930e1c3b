"""Which passwords are taken: none that a guesser who has read the website would try."""

import pytest

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import translation

from practice.models import User
from tests.factories import ClinicianPageFactory, open_practice

BAD = """practice2026
Practice2026!
pr4ct1ce2026
practica2026!!
aaaaaaaaaaaa
aaaaaaaaaaaaaaaaaaaaaaaa
ababababababab
123456789012
12345678901234567890
482910573364
qwertyuiop12
qwertyuiop[]
1qaz2wsx3edc
asdfghjklasdfghjkl
zyxwvutsrqpo
password1234
P@ssw0rd2026!
contraseña2026
bienvenida2026
terapia-terapia
Therapy12345
counseling2026
counseling-counseling
ValleyCounseling
valley.counseling.1
MurrietaTerapia1
Lucia-Herrera-1985
rosavega2026
testserver2026
lunalunalunaluna""".splitlines()
GOOD = """walking past the lemon trees
seven quiet rooms
a sentence for tests only
tres sillas y un gato azul
correct horse battery staple
my therapy dog naps on Mondays
Valley fog hides nine old tractors
vK7#tq9Zw!mX
gR4-pbX2-tnQ8
9f!uWq2zLp$e
ñandú come pan con jamón
the kettle sings at dawn
xq7vnp3kzt8w
nadie barre el patio hoy
orange bicycles float uphill""".splitlines()


@pytest.fixture
def rosa(db):
    open_practice(name="Valley Counseling", city="Murrieta")
    ClinicianPageFactory(title="Lucía Herrera")
    return User(username="rosa", first_name="Rosa", last_name="Vega", email="rosa@example.com")


def is_taken(password, user):
    try:
        validate_password(password, user)
    except ValidationError:
        return False
    return True


def test_what_is_guessed_soon_is_refused_and_what_is_not_is_taken(rosa):
    assert (len(BAD), len(GOOD)) == (30, 15)
    assert [password for password in BAD if is_taken(password, rosa)] == []
    assert [password for password in GOOD if not is_taken(password, rosa)] == []


@pytest.mark.parametrize(
    ("language", "short", "easy"),
    [
        ("en", "Use at least 12 characters.", "easy to guess"),
        ("es", "Use al menos 12 caracteres.", "fácil de adivinar"),
    ],
)
def test_one_sentence_says_what_to_do(rosa, language, short, easy):
    with translation.override(language):
        for password, words in [("kx9", short), ("practice2026", easy)]:
            with pytest.raises(ValidationError) as refusal:
                validate_password(password, rosa)
            (message,) = refusal.value.messages
            assert words in message


def test_a_very_long_password_is_judged_at_once(rosa):
    assert is_taken("walking past the lemon trees " * 200, rosa)


def test_the_command_for_a_superuser_asks_for_a_good_one(rosa, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "practice2026")
    with pytest.raises(CommandError, match="easy to guess"):
        call_command("createsuperuser", username="root", email="root@example.com", interactive=False)
    assert not User.objects.filter(username="root").exists()
