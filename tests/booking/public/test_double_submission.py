"""Nothing is lost and nothing is doubled, asked of a real server on a real database."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import pytest

from tests.server import served

pytestmark = pytest.mark.storm

SUBMISSIONS = 300
CLIENTS = 12
OLDER_THAN_A_MACHINE = 3.2  # Seconds between a form's issue and its sending.
COUNT = """
from booking.models import CallbackRequest
import json
print(json.dumps(sorted(request.name for request in CallbackRequest.objects.all())))
"""


class Visitor:
    """A stranger with an address of their own, who sends one form twice at the same moment."""

    def __init__(self, site, number: int):
        self.host = urlsplit(site.address)
        self.name = f"Visitor {number:03}"
        self.source = (f"127.0.{1 + number // 250}.{1 + number % 250}", 0)
        self.fields: dict[str, str] = {}

    def ask(self, method: str, body: str | None = None) -> tuple[int, str]:
        link = http.client.HTTPConnection(self.host.hostname, self.host.port, timeout=60, source_address=self.source)
        headers = {"Origin": f"http://{self.host.netloc}", "Content-Type": "application/x-www-form-urlencoded"}
        link.request(method, "/call-back/", body, headers)
        answer = link.getresponse()
        words = answer.read().decode()
        link.close()
        return answer.status, words

    def open_form(self) -> None:
        status, page = self.ask("GET")
        assert status == 200
        self.fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))

    def send_twice(self) -> set[int]:
        body = urlencode(self.fields | {"name": self.name, "phone": "951-555-0147"})
        start, answers = threading.Barrier(2, timeout=60), []

        def send():
            start.wait()
            answers.append(self.ask("POST", body)[0])

        hands = [threading.Thread(target=send) for _ in range(2)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert len(answers) == 2
        return set(answers)


@pytest.fixture(scope="module")
def site(tmp_path_factory, demo):
    with served(tmp_path_factory.mktemp("storm"), demo, loaded=False) as site:
        yield site


def test_every_submission_sent_twice_at_once_is_stored_once(site):
    visitors = [Visitor(site, number) for number in range(SUBMISSIONS)]
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(Visitor.open_form, visitors))
        time.sleep(OLDER_THAN_A_MACHINE)
        answers = set().union(*clients.map(Visitor.send_twice, visitors))
    assert answers == {303}
    assert json.loads(site.ask(COUNT)) == sorted(visitor.name for visitor in visitors)
