"""What may be done about one assignment, as buttons: each drawn by the decision that guards its action."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.decisions import Decision

# Refusals that say nothing to this reader: not his role, or not the moment. Every other reason is shown.
SILENT = ("role", "state", "not_visible", "leads_only", "no_deadline")


@dataclass(frozen=True)
class Act:
    label: str | Promise
    url: str
    icon: str
    style: str
    method: str
    decision: Decision


# permission -> label, address, icon, whether a click is enough
ACTS: dict[str, tuple[str | Promise, str, str, bool]] = {
    "may_acknowledge": (_("Take up the work"), "assignment-acknowledge", "check", True),
    "may_report": (_("Report progress"), "assignment-report", "edit", False),
    "may_ask_extension": (_("Ask for an extension"), "assignment-extension", "calendar-time", False),
    "may_ask_lead_change": (_("Ask for another lead"), "assignment-lead-change", "transfer", False),
    "may_decline": (_("Decline"), "assignment-decline", "ban", False),
    "may_reassign": (_("Give to another unit"), "assignment-reassign", "transfer", False),
    "may_send_back": (_("Leave with the unit"), "assignment-send-back", "arrow-back-up", False),
    "may_verify": (_("Verify"), "assignment-verify", "clipboard-check", False),
    "may_accept": (_("Accept"), "assignment-accept", "circle-check", False),
    "may_return": (_("Return"), "assignment-return", "arrow-back-up", False),
    "may_enter_verdict": (_("Enter a leader's verdict"), "assignment-accept", "signature", False),
    "may_give_opinion": (_("Give an opinion"), "assignment-opinion", "message-2", False),
    "may_urge": (_("Urge"), "assignment-urge", "send", False),
    "may_enter_opinion": (_("Enter a leader's opinion"), "assignment-opinion", "message-2", False),
    "may_ask_coordination": (_("Ask another unit for its part"), "assignment-coordination", "users", False),
    "may_ask_explanation": (_("Ask for an explanation"), "assignment-explanation", "message-2", False),
    "may_check": (_("Record a field check"), "assignment-check", "clipboard-check", False),
    "may_resume": (_("Resume"), "assignment-resume", "player-play", False),
    "may_reopen": (_("Reopen"), "assignment-reopen", "arrow-back-up", False),
    "may_suspend": (_("Suspend"), "assignment-suspend", "clock-pause", False),
    "may_cancel": (_("Cancel the work"), "assignment-cancel", "ban", False),
}
# What the office does for a leader is no button of its own where the reader may do it himself.
INSTEAD = {"may_enter_verdict": "may_accept", "may_enter_opinion": "may_give_opinion"}
# Acts beside the daily ones are drawn only for who may do them now.
QUIET = (
    "may_ask_coordination",
    "may_ask_explanation",
    "may_check",
    "may_resume",
    "may_reopen",
    "may_suspend",
    "may_cancel",
)
NEVER_MAIN = (
    "may_return",
    "may_decline",
    "may_send_back",
    "may_ask_lead_change",
    "may_enter_opinion",
    *QUIET,
)


COORDINATING = ("may_acknowledge", "may_report", "may_decline", "may_reassign", "may_send_back")


def acts_of(
    permissions: Mapping[str, Decision], assignment_id: int, *, is_lead: bool = True, only_daily: bool = False
) -> tuple[Act, ...]:
    """The first allowed one is the main button. A coordinating unit reports; nobody judges or urges its part.

    `only_daily` leaves out what stands on the page of the unit's own work alone.
    """
    found: list[Act] = []
    main_is_drawn = False
    for name, (label, address, icon, by_click) in ACTS.items():
        decision = permissions[name]
        if only_daily and name in QUIET:
            continue
        if (not decision and (decision.code in SILENT or name in QUIET)) or not (
            is_lead or name in COORDINATING
        ):
            continue
        if name in INSTEAD and (permissions[INSTEAD[name]] or not decision):
            continue
        is_main = bool(decision) and not main_is_drawn and name not in NEVER_MAIN
        main_is_drawn = main_is_drawn or is_main
        url = reverse(f"directives:{address}", args=[assignment_id])
        found.append(
            Act(label, url, icon, "p s" if is_main else "s", "post" if by_click else "get", decision)
        )
    return tuple(found)
