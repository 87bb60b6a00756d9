"""What the page of a form says: its name, what will happen, and the word on its button."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class ActWords:
    heading: Text
    told: Text
    verb: Text
    icon: str


SUSPEND = ActWords(
    _("Suspend the work"),
    _(
        "The work rests: nobody is urged or called late meanwhile. On the day after the one given it goes on by itself."
    ),
    _("Suspend"),
    "clock-pause",
)
RESUME = ActWords(
    _("Resume the work"),
    _("The work goes on where it stood; the deadline stands unless you give a later one."),
    _("Resume"),
    "player-play",
)
CANCEL = ActWords(
    _("Cancel the work"),
    _("The work is not carried out any more. The paper that says so is named and stays on record."),
    _("Cancel the work"),
    "ban",
)
REOPEN = ActWords(
    _("Reopen the work"),
    _("Accepted work goes on with its unit; the acceptance stays on record."),
    _("Reopen"),
    "arrow-back-up",
)
CHECK = ActWords(
    _("Record a field check"),
    _("Who went, when, and what was found; minutes and photos are kept with the work."),
    _("Record the check"),
    "clipboard-check",
)
ASK_PART = ActWords(
    _("Ask another unit for its part"),
    _("The unit sees the request in its work and answers here; you stay answerable for the whole."),
    _("Ask"),
    "users",
)
ANSWER_PART = ActWords(
    _("Answer the request"), _("The lead unit reads the answer; it is given once."), _("Answer"), "message-2"
)
ASK_TO_EXPLAIN = ActWords(
    _("Ask for an explanation"),
    _("The unit explains itself in writing by the day given; the reply stands in the history."),
    _("Ask for the explanation"),
    "message-2",
)
ASK_FOR_INFORMATION = ActWords(
    _("Ask for information"),
    _("This body takes no orders from the plan: it is asked for information by the day given."),
    _("Ask for the information"),
    "message-2",
)
REPLY = ActWords(
    _("Reply to the question"),
    _("The reply stands in the history; it is given once."),
    _("Reply"),
    "message-2",
)
WITHDRAW = ActWords(
    _("Withdraw the request"),
    _("Nobody has to answer it any more; the question and why it was withdrawn stay in the history."),
    _("Withdraw"),
    "arrow-back-up",
)
REPLACE = ActWords(
    _("Let another item take its place"),
    _("The open work of this item ends; the link to the other item stays for ever."),
    _("Record it"),
    "transfer",
)
SPLIT = ActWords(
    _("Split the item"),
    _("The parts are given out at once as a quick directive; this item ends and names them."),
    _("Split"),
    "transfer",
)
NO_TASK = ActWords(
    _("No task arises"),
    _("The item gives nobody anything to do; it counts as handled, with the reason."),
    _("Record it"),
    "circle-check",
)
