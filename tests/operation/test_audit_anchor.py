"""A hash of the chain that was kept elsewhere."""

import pytest
from django.core.management import CommandError, call_command

from common import audit
from common.models import AuditEntry
from tests import builders

pytestmark = pytest.mark.django_db


def test_it_finds_a_chain_that_is_not_the_one_of_the_anchor() -> None:
    builders.unit("HN", level="city")
    first = AuditEntry.objects.get(pk=1)
    call_command("audit_verify", "--anchor", f"1:{first.hash}")
    for wrong in (f"1:{audit.GENESIS}", f"2:{first.hash}"):
        with pytest.raises(CommandError):
            call_command("audit_verify", "--anchor", wrong)


@pytest.mark.parametrize("wrong", ["1", "x:" + "0" * 64, "1:abc"])
def test_it_tells_how_an_anchor_is_written(wrong: str) -> None:
    with pytest.raises(CommandError, match="ENTRY:HASH"):
        call_command("audit_verify", "--anchor", wrong)
