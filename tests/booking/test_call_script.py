"""What the caller says."""

from booking.call_script import script_for
from booking.models.choices import CallLanguage, IfSomeoneElseAnswers
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
