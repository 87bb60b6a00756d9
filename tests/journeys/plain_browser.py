"""A browser without scripts: it follows links and sends the forms that stand on the page, with their hidden fields.

The token of every form is checked, so a form that forgot it fails here.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.test import Client
from lxml import html

from egov_portal.demonstration.cast import PASSWORD

Value = str | bool | list[str] | UploadedFile
TYPED_NOWHERE = ("submit", "button", "file", "image", "reset")


class PlainBrowser:
    def __init__(self, username: str = "") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.address, self.status, self.body = "", 0, ""
        self.page: Any = None
        if username:
            self.open("/accounts/login/")
            self.send("/accounts/login/", login=username, password=PASSWORD)
            assert self.address != "/accounts/login/", self.body

    def open(self, address: str) -> "PlainBrowser":
        return self._shown(self.client.get(address, follow=True), address)

    def follow(self, ending: str) -> "PlainBrowser":
        """The first link whose address ends so."""
        links = [link for link in self.page.iter("a") if (link.get("href") or "").endswith(ending)]
        assert links, f"no link to {ending} on {self.address}"
        return self.open(self._whole(links[0].get("href")))

    def send(self, ending: str, button: str = "", **fields: Value) -> "PlainBrowser":
        """The form whose action ends so, with some fields changed; `button` is the `value` of the one pressed."""
        form = next((each for each in self.page.iter("form") if self._action(each).endswith(ending)), None)
        assert form is not None, f"no form to {ending} on {self.address}"
        assert form.get("method", "get").lower() == "post"
        sent: dict[str, Any] = {}
        pressed = None
        for field in self._fields(form):
            if field.tag == "button" or field.get("type") == "submit":
                pressed = field if field.get("value") == button and button else pressed
                continue
            value = held(field)
            if value is not None:
                sent[field.get("name")] = value
        unknown = set(fields) - {field.get("name") for field in self._fields(form)}
        assert not unknown, f"no field {unknown} in the form to {ending}"
        if button:
            assert pressed is not None, f"no button {button!r} in the form to {ending}"
            sent[pressed.get("name")] = button
        for name, value in fields.items():
            if value is False:
                sent.pop(name, None)
            else:
                sent[name] = "on" if value is True else value
        action = self._action(form)
        return self._shown(self.client.post(action, sent, follow=True), action)

    def has(self, ending: str) -> bool:
        """Whether the page offers a link or a form there."""
        links = [link.get("href") or "" for link in self.page.iter("a")]
        return any(each.endswith(ending) for each in [*links, *map(self._action, self.page.iter("form"))])

    @property
    def words(self) -> str:
        """What stands in the main part, with single blanks."""
        return " ".join(self.page.get_element_by_id("main").text_content().split())

    def value_of(self, name: str) -> str:
        field = next(each for each in self.page.iter() if each.get("name") == name)
        return str(field.value if field.tag != "button" else field.get("value")).replace("\r\n", "\n")

    def _shown(self, answer: HttpResponse, address: str) -> "PlainBrowser":
        chain = getattr(answer, "redirect_chain", [])
        self.address = chain[-1][0] if chain else address
        self.status, self.body = answer.status_code, answer.content.decode()
        self.page = html.fromstring(self.body)
        return self

    def _whole(self, address: str) -> str:
        path = self.address.partition("?")[0]
        return f"{path}{address}" if address.startswith("?") else address

    def _action(self, form: Any) -> str:
        return self._whole(form.get("action") or self.address)

    def _fields(self, form: Any) -> list[Any]:
        """Inside the form, or elsewhere with its id."""
        named = [each for each in self.page.iter("input", "select", "textarea", "button") if each.get("name")]
        mine = form.get("id")
        return [
            each
            for each in named
            if (each.get("form") == mine if each.get("form") else form in list(each.iterancestors("form")))
            and each.get("disabled") is None
        ]


def held(field: Any) -> Any:
    """What a browser sends of a field nobody touched; None for nothing."""
    if field.tag == "select" and field.get("multiple") is not None:
        return list(field.value)
    if field.get("type") in ("checkbox", "radio"):
        return (field.get("value") or "on") if field.get("checked") is not None else None
    if field.get("type") in TYPED_NOWHERE:
        return None
    if field.tag == "textarea":
        return (field.value or "").removeprefix("\n")
    return field.value or ""
