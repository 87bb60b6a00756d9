"""An act on one thing over the API: whoever does not see it finds nothing, then whose right it is, then the body, then the
state."""

from abc import abstractmethod
from typing import Any, Generic, TypeVar

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from common.api.views import WriteView, read

Thing = TypeVar("Thing")


class ActView(WriteView, Generic[Thing]):
    """`right` names the rule that is asked before a body is refused; `body` says what is sent."""

    right: str
    body: type[Serializer]

    def write(self, request: Request, **kwargs: Any) -> HttpResponse:
        fields, wrong = read(self.body, request.data)
        thing = self.meant(**kwargs)
        if wrong is not None:
            self.refuse_first(thing)
            raise wrong
        return self.act(thing, fields)

    @abstractmethod
    def meant(self, **kwargs: Any) -> Thing:
        """What the address names. May raise 404; no right is looked at."""

    @abstractmethod
    def refuse_first(self, thing: Thing) -> None:
        """Of a body that cannot be read: 404 and 403 are told before it."""

    @abstractmethod
    def act(self, thing: Thing, fields: dict[str, Any]) -> HttpResponse:
        """The action itself looks at sight, right and state once more."""
