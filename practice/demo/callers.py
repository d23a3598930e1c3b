"""Twenty people who asked to be called: invented, with numbers that nobody has."""

from __future__ import annotations

from dataclasses import dataclass, field

from booking.models.choices import AgeBand, BestTime, ForWhom, IfSomeoneElseAnswers, Outcome, Source, Status

MORNING, AFTERNOON = BestTime.WEEKDAY_MORNING, BestTime.WEEKDAY_AFTERNOON
EVENING, WEEKEND = BestTime.WEEKDAY_EVENING, BestTime.WEEKEND
FIRST_NAME, PRACTICE = IfSomeoneElseAnswers.FIRST_NAME, IfSomeoneElseAnswers.PRACTICE


@dataclass(frozen=True)
class Moment:
    """An hour of a day on which the practice was open, `days` open days ago; without `days`, a moment ago."""

    days: int = 0
    hour: int = 10
    minutes_ago: int = 0


@dataclass(frozen=True)
class Step:
    """What the desk did: an outcome is a call, a status is a move, and CLAIMED a claim."""

    at: Moment
    did: Outcome | Status
    by: str = "frontdesk"
    note: str = ""
    reason: str = ""
    # Call again on this open day from today, where it was agreed.
    again_in_days: int | None = None


@dataclass(frozen=True)
class Caller:
    name: str
    phone: str
    asked: Moment
    language: str = "en"
    clinician: str = ""
    article: str = ""
    answers: dict = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


JUST_NOW = Moment(minutes_ago=2)

CALLERS = [
    # New: one overdue in each language, two that came in this hour.
    Caller("Rosario", "951-555-0101", Moment(1, 10), "es", "vanessa-trujillo", "emotional-intimacy"),
    Caller("Theodore", "951-555-0102", Moment(1, 14), answers={"may_leave_message": True, "best_times": [AFTERNOON]}),
    Caller("Xiomara", "951-555-0103", Moment(minutes_ago=35), "es", "", "depression-recognizing-the-signs"),
    Caller(
        "Walt",
        "951-555-0104 ext 27",
        Moment(minutes_ago=12),
        answers={"best_times": [WEEKEND, EVENING], "may_leave_message": True, "if_someone_else_answers": PRACTICE},
    ),
    # Claimed: one by each of the two who may.
    Caller(
        "Guadalupe",
        "951-555-0105",
        Moment(minutes_ago=50),
        "es",
        "maria-guadalupe-hernandez-villasenor",
        answers={"for_whom": ForWhom.CHILD, "age_band": AgeBand.UNDER_12, "if_someone_else_answers": FIRST_NAME},
        steps=(Step(JUST_NOW, Status.CLAIMED),),
    ),
    Caller(
        "Denise",
        "951-555-0106",
        Moment(minutes_ago=70),
        answers={"source": Source.WALK_IN, "for_whom": ForWhom.SOMEONE_ELSE, "age_band": AgeBand.OLDER},
        steps=(Step(JUST_NOW, Status.CLAIMED, by="owner"),),
    ),
    # Trying: a message that was allowed, a call agreed for later, and one that was promised and missed.
    Caller(
        "Marcus",
        "951-555-0107",
        Moment(2, 11),
        clinician="samuel-adeyemi-whitlock",
        answers={"may_leave_message": True, "best_times": [MORNING, EVENING]},
        steps=(Step(Moment(2, 12), Outcome.NO_ANSWER), Step(Moment(1, 11), Outcome.LEFT_MESSAGE)),
    ),
    Caller(
        "Yesenia",
        "951-555-0108",
        Moment(1, 13),
        "es",
        answers={"source": Source.PHONE, "if_someone_else_answers": FIRST_NAME},
        steps=(Step(Moment(1, 14), Outcome.CALL_LATER, note="At work; asked for another day.", again_in_days=2),),
    ),
    Caller(
        "Juniper",
        "951-555-0109",
        Moment(3, 12),
        article="when-panic-gets-into-the-car",
        answers={"age_band": AgeBand.TEEN, "best_times": [AFTERNOON]},
        steps=(Step(Moment(3, 13), Outcome.BUSY, again_in_days=-1),),
    ),
    # Came to an end, each in another way.
    Caller(
        "Aurelio",
        "951-555-0110",
        Moment(4, 10),
        "es",
        "josue-antonio-cardenas-benavides",
        steps=(Step(Moment(4, 11), Outcome.REACHED, note="Will think it over and ring us."),),
    ),
    Caller(
        "Charlotte",
        "951-555-0112",
        Moment(5, 9),
        clinician="vanessa-trujillo",
        article="emotional-intimacy",
        answers={"may_leave_message": True},
        steps=(Step(Moment(5, 10), Outcome.SCHEDULED),),
    ),
    Caller(
        "Hiroko",
        "951-555-0113",
        Moment(8, 13),
        clinician="naomi-hayashida",
        steps=(Step(Moment(8, 14), Outcome.NO_ANSWER), Step(Moment(7, 10), Outcome.SCHEDULED)),
    ),
    Caller(
        "Esperanza",
        "951-555-0114",
        Moment(11, 11),
        "es",
        article="how-to-manage-holiday-stress",
        answers={"best_times": [MORNING]},
        steps=(Step(Moment(11, 12), Outcome.SCHEDULED),),
    ),
    Caller(
        "Bernardo",
        "951-555-0115",
        Moment(6, 12),
        "es",
        "josue-antonio-cardenas-benavides",
        answers={"for_whom": ForWhom.ME, "age_band": AgeBand.ADULT},
        steps=(Step(Moment(6, 13), Outcome.WAITLIST),),
    ),
    Caller(
        "Priscilla",
        "951-555-0116",
        Moment(7, 11),
        answers={"source": Source.VOICEMAIL},
        steps=(Step(Moment(7, 12), Outcome.REFERRED, note="Needs somebody who takes her insurance."),),
    ),
    Caller("Owen", "951-555-0117", Moment(9, 10), steps=(Step(Moment(9, 11), Outcome.DECLINED),)),
    Caller(
        "Refugio",
        "951-555-0118",
        Moment(12, 10),
        "es",
        steps=(
            Step(Moment(12, 11), Outcome.NO_ANSWER),
            Step(
                Moment(11, 14),
                Outcome.LEFT_MESSAGE,
                note="First name only.",
                reason="The mailbox picked up at once and I spoke before I had read the rule.",
            ),
            Step(Moment(10, 12), Outcome.NO_ANSWER),
            Step(Moment(10, 13), Status.UNREACHABLE),
        ),
    ),
    Caller("Sam", "951-555-0119", Moment(3, 10), steps=(Step(Moment(3, 11), Status.WITHDRAWN),)),
    Caller("CHEAP TRAFFIC", "951-555-0120", Moment(2, 10), steps=(Step(Moment(2, 11), Status.SPAM, by="owner"),)),
    # The same number as Theodore's: merged into his request.
    Caller("Theo", "951-555-0102", Moment(1, 15), steps=(Step(Moment(minutes_ago=20), Status.MERGED),)),
]
