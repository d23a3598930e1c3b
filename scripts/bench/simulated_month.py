"""Simulate a month of call-back requests, count promises kept; `python scripts/bench/simulated_month.py [minutes]`.

September 2026: 40 requests a day around the clock, two people at the desk who take lunch one after the other, closed on
Labor Day, and one of the two ill on the 16th. Visitors send the public form and the desk presses its own buttons, over
HTTP with a set clock. What was promised and called is written down here, reckoned minute by minute by a rule of its
own, and compared with the figures page, week by week; a difference ends with exit code 1. `minutes` of opening time
are promised, 120 without it. DATABASE_URL as in the bench.
"""

from __future__ import annotations

import datetime as dt
import heapq
import random
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count
from zoneinfo import ZoneInfo

from desk import prepare

CALIFORNIA = ZoneInfo("America/Los_Angeles")
FIRST, DAYS, A_DAY = dt.date(2026, 9, 1), 30, 40
HOLIDAY, SICK_DAY = dt.date(2026, 9, 7), dt.date(2026, 9, 16)
PROMISE_MINUTES = int(sys.argv[1]) if len(sys.argv) > 1 else 120
QUARTER = 15
MINUTE = dt.timedelta(minutes=1)
LUNCH = {"Rosa": 12, "Theo": 13}
WISHES = {"weekday_morning": range(12), "weekday_afternoon": range(12, 17)}
# Minutes on the telephone and how often a call ends so, of 100.
ENDS = {
    "no_answer": (2, 34),
    "left_message": (2, 14),
    "busy": (1, 4),
    "reached": (7, 8),
    "scheduled": (10, 26),
    "waitlist": (8, 6),
    "declined": (5, 8),
}
SLIPS = 0.03


def at_desk(moment: dt.datetime) -> bool:
    """Tell whether the practice is open in the minute that begins at `moment`: weekdays from 9 to 17."""
    return moment.weekday() < 5 and moment.date() != HOLIDAY and 9 <= moment.hour < 17


def promise_by_hand(asked: dt.datetime, hours: range) -> dt.datetime:
    """Count open minutes one by one until the promise is due, then up to a quarter of an hour.

    A promise that would end with the day's last minutes goes on when the caller's hours begin again.
    """
    moment, left = asked.replace(second=0), PROMISE_MINUTES
    while True:
        if at_desk(moment) and moment.hour in hours:
            left -= 1
        moment += MINUTE
        if left <= 0:
            break
    return moment + MINUTE * (-moment.minute % QUARTER)


@dataclass
class Visitor:
    """What one visitor was told, and when the first call came."""

    asked: dt.datetime
    hours: range
    promised: dt.datetime | None = None
    called: dt.datetime | None = None
    withdrew: dt.datetime | None = None

    @property
    def counts(self) -> bool:
        in_time = self.withdrew and not self.called and self.withdrew <= self.promised
        return not in_time and bool(self.called or self.promised <= END)

    @property
    def is_kept(self) -> bool:
        return bool(self.called and self.called <= self.promised)


END = dt.datetime.combine(FIRST + dt.timedelta(days=DAYS), dt.time(), CALIFORNIA)


class Month:
    """The queue of what happens next, and the notebook."""

    def __init__(self, practice, people, clock):
        from django.test import Client

        self.practice, self.people, self.clock = practice, people, clock
        self.dice, self.order, self.ahead = random.Random(2026), count(), []  # noqa: S311 - the same month every time.
        self.visitors: dict[str, Visitor] = {}
        self.clients = {name: Client() for name in people}
        for day in range(DAYS):
            midnight = dt.datetime.combine(FIRST + dt.timedelta(days=day), dt.time(), CALIFORNIA)
            for _ in range(A_DAY):
                self.plan(midnight + MINUTE * int(self.dice.triangular(5 * 60, 24 * 60 - 2, 13 * 60)), self.ask)
            for name in people:
                if at_desk(midnight.replace(hour=9)) and (name == "Rosa" or midnight.date() != SICK_DAY):
                    self.plan(midnight.replace(hour=9), self.begin_day, name)

    def plan(self, moment: dt.datetime, act, *words) -> None:
        heapq.heappush(self.ahead, (moment, next(self.order), act, words))

    def run(self) -> None:
        while self.ahead and self.ahead[0][0] < END:
            self.now, _order, act, words = heapq.heappop(self.ahead)
            self.clock.move_to(self.now)
            act(*words)

    # Visitors

    def ask(self) -> None:
        from django.test import Client

        from tests.booking.public_case import url

        visitor = Client(REMOTE_ADDR=f"10.0.{len(self.ahead) % 250}.{self.dice.randrange(1, 250)}")
        wish = self.dice.choice([None, None, None, *WISHES])
        page = visitor.get(url(language=self.dice.choice(["en", "es"])))
        token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]
        answers = {
            "name": f"Caller {next(self.order)}",
            "phone": f"951 555 {self.dice.randrange(100, 200):04}",
            "token": token,
            "may_leave_message": self.dice.choice(["yes", "no"]),
            **({"best_times": [wish]} if wish else {}),
        }
        self.plan(self.now + MINUTE, self.send, visitor, answers, WISHES.get(wish, range(24)))

    def send(self, visitor, answers: dict, hours: range) -> None:
        from booking.models import CallbackRequest
        from booking.promise import by_when
        from tests.booking.public_case import url

        answer = visitor.post(url(), answers)
        if answer.status_code != 303:
            raise SystemExit(f"The form answered {answer.status_code} at {self.now}.")
        thanks = visitor.get(answer.url)
        # The form itself told the time of whoever may be called at any hour, a minute ago.
        began = self.now if "best_times" in answers else self.now - MINUTE
        told = Visitor(self.now, hours, promise_by_hand(began, hours))
        if by_when(told.promised) not in thanks.content.decode():
            stored = CallbackRequest.objects.latest("pk").promised_at
            raise SystemExit(f"Asked at {self.now} for {hours}: by hand {told.promised}, stored {stored}.")
        reference = CallbackRequest.objects.latest("pk").reference
        self.visitors[reference] = told
        if self.dice.random() < 0.03:
            minutes = self.dice.randrange(5, 400)
            self.plan(self.now + MINUTE * minutes, self.withdraw, visitor, reference, thanks.context["receipt"])

    def withdraw(self, visitor, reference: str, receipt: str) -> None:
        from booking.models import CallbackRequest
        from tests.booking.public_case import url

        visitor.post(url("request-withdraw"), {"receipt": receipt})
        if CallbackRequest.objects.filter(reference=reference, status="withdrawn").exists():
            self.visitors[reference].withdrew = self.now

    # The desk

    def begin_day(self, name: str) -> None:
        from tests.clients import prove

        self.clients[name].force_login(self.people[name])
        prove(self.clients[name], self.people[name], "mfa")
        self.take_next(name)

    def take_next(self, name: str) -> None:
        """Claim whom the queue offers next; nobody begins a call in the lunch hour or after five."""
        from booking.models import CallbackRequest

        if self.now.hour == LUNCH[name]:
            self.plan(self.now.replace(hour=LUNCH[name] + 1, minute=0), self.take_next, name)
            return
        if not at_desk(self.now):
            return
        offered = CallbackRequest.objects.next_for(self.people[name]).first()
        if offered is None:
            self.plan(self.now + 5 * MINUTE, self.take_next, name)
            return
        self.press(name, "claim", offered, {})
        [ending] = self.dice.choices(list(ENDS), [weight for _minutes, weight in ENDS.values()])
        if ending == "left_message" and not offered.may_leave_message:
            ending = "no_answer"
        self.plan(self.now + MINUTE * ENDS[ending][0], self.end_call, name, offered, ending)

    def end_call(self, name: str, callback, outcome: str) -> None:
        from booking.models import CallbackRequest

        callback = CallbackRequest.objects.get(pk=callback.pk)
        if callback.status == "claimed":  # Else the caller withdrew meanwhile.
            self.press(name, "attempt", callback, {"outcome": outcome, "expected_entries": len(callback.entries)})
            if self.dice.random() < SLIPS:
                self.press(name, "undo", callback, {"attempt": callback.attempts.latest("pk").pk})
                self.plan(self.now + MINUTE, self.end_call, name, callback, "no_answer")
                return
            told = self.visitors[callback.reference]
            told.called = told.called or self.now
            callback = CallbackRequest.objects.get(pk=callback.pk)
            if len(callback.calls_made) >= self.practice.attempts_before_unreachable and callback.is_open:
                self.press(name, "change-status", callback, {"status": "unreachable"})
        self.plan(self.now + MINUTE, self.take_next, name)

    def press(self, name: str, button: str, callback, data: dict) -> None:
        from tests.booking.desk_case import desk_url

        answer = self.clients[name].post(desk_url(button, callback.pk), data)
        if answer.status_code != 302:
            raise SystemExit(f"The desk answered {answer.status_code} to {button} {data} at {self.now}.")


def by_week(visitors: list[Visitor]) -> list[tuple[int, int]]:
    """Count what is kept and due in each week from Monday on, oldest first, by the day the visitor asked."""
    weeks: dict[dt.date, Counter] = defaultdict(Counter)
    for visitor in visitors:
        if visitor.counts:
            monday = visitor.asked.date() - dt.timedelta(days=visitor.asked.weekday())
            weeks[monday].update(due=1, kept=visitor.is_kept)
    return [(weeks[monday]["kept"], weeks[monday]["due"]) for monday in sorted(weeks)]


def main() -> None:
    prepare()
    import time_machine

    from django.db import connection

    from booking.models import CallbackRequest
    from tests.booking.desk_case import desk_url
    from tests.factories import UserFactory, open_practice

    with time_machine.travel(dt.datetime.combine(FIRST, dt.time(), CALIFORNIA), tick=False) as clock:
        practice = open_practice(keeps_public_holidays=True, callback_minutes=PROMISE_MINUTES)
        month = Month(practice, {name: UserFactory(frontdesk=True, first_name=name) for name in LUNCH}, clock)
        month.run()
        clock.move_to(END)
        month.begin_day("Rosa")
        page = month.clients["Rosa"].get(desk_url("statistics"), {"days": 30})
    whole, weeks = page.context["statistics"].promises, page.context["statistics"].weeks
    visitors = list(month.visitors.values())
    by_hand, shown = by_week(visitors), [(week.kept, week.due) for week in weeks]
    kept, due = (sum(each) for each in zip(*by_hand, strict=True))
    sentence = f"{kept} of {due} first calls"
    print(f"{connection.vendor}: {len(visitors)} requests, {CallbackRequest.objects.count()} stored")
    print(f"by hand {kept} of {due} ({100 * kept // due}%), the page {whole.kept} of {whole.due} ({whole.percent}%)")
    print(f"by week, kept of due: by hand {by_hand}, the page {shown}")
    broken = Counter(f"{visitor.promised:%A}" for visitor in visitors if visitor.counts and not visitor.is_kept)
    print(f"broken by the day they were promised for: {dict(broken.most_common())}")
    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
    is_same = by_hand == shown and sentence in page.content.decode() and len(visitors) == A_DAY * DAYS
    sys.exit(not is_same)


if __name__ == "__main__":
    main()
