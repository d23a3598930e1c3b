import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example/", "//evil.example", "//evil.example/es/"])
def test_no_link_of_a_missing_page_leads_to_another_host(client, path):
    response = client.generic("GET", "/", PATH_INFO=path)
    assert response.status_code == 404
    targets = re.findall(r'(?:href|action|src)="([^"]*)"', response.content.decode())
    assert targets
    assert [target for target in targets if target.startswith("//")] == []


def test_nor_does_a_redirect(client):
    response = client.generic("GET", "/", PATH_INFO="//CALL-BACK/")
    assert (response.status_code, response.headers["Location"]) == (301, "/call-back/")
