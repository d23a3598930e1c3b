"""File uploads are skipped: no public form asks for one, and none may lie on the disk, not even for a moment."""

from functools import wraps

from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class NoFiles(FileUploadHandler):
    """Reads past every file."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        return None

    def file_complete(self, file_size):
        return None


def without_files(view):
    @wraps(view)
    def reads_words_only(request, *args, **kwargs):
        request.upload_handlers = [NoFiles(request)]
        return view(request, *args, **kwargs)

    return reads_words_only
