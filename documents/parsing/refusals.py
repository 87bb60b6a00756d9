"""A sent file that the portal does not keep."""


class RefusedFile(Exception):
    """``code`` says why; `documents.policies.files` knows the words. ``about`` fills them."""

    def __init__(self, code: str, **about: str) -> None:
        super().__init__(code)
        self.code = code
        self.about = about
