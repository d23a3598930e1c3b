import os
from unittest import mock

from practice.http.public_files import let_read


def test_everything_in_the_public_folder_is_opened_but_what_another_start_has_just_replaced(settings, tmp_path):
    settings.PUBLIC_DIR = tmp_path
    folder = tmp_path / "static"
    folder.mkdir(mode=0o700)
    (folder / "main.css").touch(mode=0o600)
    with mock.patch("os.walk", return_value=[(folder, [], ["gone.css", "main.css"])]):
        let_read(folder)
    assert os.stat(folder / "main.css").st_mode & 0o777 == 0o644
    assert os.stat(folder).st_mode & 0o777 == 0o755
