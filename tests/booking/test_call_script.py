"""What the caller says."""

from django.utils.translation import override

from booking.call_script import answer_promise, answer_rule, script_for
from booking.models.choices import CallLanguage, IfSomeoneElseAnswers
from booking.public.forms import CallbackRequestForm
from tests.booking.desk_case import DeskTestCase
from tests.factories import CallbackRequestFactory


class CallScriptTests(DeskTestCase):
    def test_spanish_first_name_only_never_names_the_practice(self):
        callback = CallbackRequestFactory(
            name="Lupe", language=CallLanguage.SPANISH, if_someone_else_answers=IfSomeoneElseAnswers.FIRST_NAME
        )
        script = script_for(callback, self.user, self.practice)
        said = " ".join([script.opening, script.other_person, script.once_reached, script.message])
        self.assertNotIn(self.practice.name, said)
        self.assertIn("Rosa", script.opening)
        self.assertNotIn("Hello", said)

    def test_practice_is_named_where_allowed(self):
        callback = CallbackRequestFactory(if_someone_else_answers=IfSomeoneElseAnswers.PRACTICE)
        self.assertIn(self.practice.name, script_for(callback, self.user, self.practice).opening)

    def test_a_name_from_right_to_left_turns_no_sentence(self):
        callback = CallbackRequestFactory(name="שרה כהן")
        self.assertIn("\u2068שרה כהן\u2069, please?", script_for(callback, self.user, self.practice).opening)
        self.assertContains(self.open(callback), "<bdi>שרה כהן</bdi>")

    def test_no_message_has_no_words_for_the_voicemail(self):
        callback = CallbackRequestFactory(may_leave_message=False)
        self.assertEqual(script_for(callback, self.user, self.practice).message, "")


# Each choice, and what stands for it in form, page of thanks, the desk's rule and the two lines of the script.
HANG_UP, FIRST_NAME, PRACTICE = IfSomeoneElseAnswers
SIDE_BY_SIDE = {
    ("en", HANG_UP): [
        "Nothing. Ask for me, then hang up",
        "We ask for you, then hang up without saying who we are",
        "Ask for the person by name, then hang up. Do not say who is calling.",
        "Hello, may I speak with Lupe, please?",
        "",
    ],
    ("en", FIRST_NAME): [
        "Ask for me. The caller gives only their own first name",
        "We ask for you. The caller gives only their own first name",
        "Give only your own first name. Never name the practice.",
        "Hello, this is Rosa. May I speak with Lupe, please?",
        "Thank you. This is Rosa. I will call again.",
    ],
    ("en", PRACTICE): [
        "Say who is calling, with the name of the practice",
        "We say who is calling, with the name of the practice",
        "You may name the practice.",
        "Hello, this is Rosa from Valley Counseling. May I speak with Lupe, please?",
        "Thank you. Please tell Lupe that Rosa from Valley Counseling called. I will call again.",
    ],
    ("es", HANG_UP): [
        "Nada. Pregunten por mí y cuelguen",
        "Preguntamos por usted y colgamos sin decir quiénes somos",
        "Pregunte por la persona por su nombre y cuelgue. No diga quién llama.",
        "Hola, ¿me podría comunicar con Lupe, por favor?",
        "",
    ],
    ("es", FIRST_NAME): [
        "Pregunten por mí. Quien llama dice solo su propio nombre",
        "Preguntamos por usted. Quien llama dice solo su propio nombre",
        "Diga solo su propio nombre de pila. No mencione nunca el consultorio.",
        "Hola, habla Rosa. ¿Me podría comunicar con Lupe, por favor?",
        "Gracias. Habla Rosa. Volveré a llamar.",
    ],
    ("es", PRACTICE): [
        "Digan quién llama, con el nombre del consultorio",
        "Decimos quién llama, con el nombre del consultorio",
        "Puede mencionar el consultorio.",
        "Hola, habla Rosa, de Valley Counseling. ¿Me podría comunicar con Lupe, por favor?",
        "Gracias. Por favor, dígale a Lupe que llamó Rosa, de Valley Counseling. Volveré a llamar.",
    ],
}
NOTHING_CHOSEN = {
    "en": "If you choose nothing, we ask for you by the name you gave and, if you are not there, hang up without "
    "saying who we are.",
    "es": "Si no elige nada, preguntamos por usted con el nombre que nos dio y, si no está, colgamos sin decir "
    "quiénes somos.",
}


class OneTruthTests(DeskTestCase):
    """What is said to a stranger who picks up: form, page of thanks, desk and script, read by a person side by side."""

    def test_each_choice_is_kept_by_its_script(self):
        for (language, choice), sentences in SIDE_BY_SIDE.items():
            callback = CallbackRequestFactory(name="Lupe", language=language, if_someone_else_answers=choice)
            with self.subTest(f"{language} {choice}"), override(language):
                script = script_for(callback, self.user, self.practice)
                labels = dict(CallbackRequestForm(practice=self.practice).fields["if_someone_else_answers"].choices)
                said = [labels[choice], answer_promise(callback), answer_rule(callback)]
                self.assertEqual([*map(str, said), script.opening, script.other_person], sentences)
                if choice != PRACTICE:
                    self.assertNotIn(self.practice.name, f"{script.opening} {script.other_person} {script.message}")

    def test_choosing_nothing_is_the_most_careful_choice(self):
        for language, sentence in NOTHING_CHOSEN.items():
            with self.subTest(language), override(language):
                field = CallbackRequestForm(practice=self.practice).fields["if_someone_else_answers"]
                self.assertEqual(field.help_text, sentence)
