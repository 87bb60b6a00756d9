"""The words of the table of comments: counted from the same rows as the page."""

from django.utils import translation
from django.utils.translation import gettext as _

from common.formats import dmy
from projects.layouts.comment_table import TableOfComments
from projects.readings.comment_rows import CommentRow, RoundPage


def table_of_comments(page: RoundPage, *, owner: str) -> TableOfComments:
    """In Vietnamese, whatever the reader's language: it is a paper of the office."""
    with translation.override("vi"):
        counted = page.round
        days = {"draft": counted.draft, "sent": dmy(counted.sent_on), "due": dmy(counted.due_on)}
        return TableOfComments(
            issuer=owner,
            heading=_("TABLE OF COMMENTS RECEIVED AND ANSWERED"),
            subject=page.scheme,
            told=_("%(draft)s, sent on %(sent)s, comments by %(due)s; as of %(day)s")
            % {**days, "day": dmy(page.on)},
            summary=_summary(page),
            heads=(_("No."), _("Unit"), _("Section"), _("Comment"), _("Accepted or explained")),
            rows=tuple(
                _cells(number, row)
                for number, row in enumerate((row for row in page.comments if row.asks), start=1)
            ),
            on=page.on,
        )


def _summary(page: RoundPage) -> tuple[str, ...]:
    counted = page.round
    verdicts = [row.verdict for row in page.comments if row.asks]
    lines = [
        _("Units asked: %(asked)s. Units that answered: %(replied)s. Comments: %(comments)s.")
        % {"asked": counted.asked, "replied": counted.replied, "comments": counted.comments},
        _("Accepted: %(accepted)s. Accepted in part: %(partly)s. Explained: %(explained)s. Open: %(open)s.")
        % {
            "accepted": verdicts.count("accepted"),
            "partly": verdicts.count("partly"),
            "explained": verdicts.count("explained"),
            "open": verdicts.count(""),
        },
    ]
    agreeing = dict.fromkeys(row.unit.name for row in page.comments if not row.asks)
    if agreeing:
        lines.append(_("Units that agree with the draft: %(units)s.") % {"units": ", ".join(agreeing)})
    silent = [each.unit.name for each in page.addressees if each.replied_on is None]
    if silent:
        lines.append(_("No answer: %(units)s.") % {"units": ", ".join(silent)})
    return tuple(lines)


def _cells(number: int, row: CommentRow) -> tuple[str, ...]:
    label = str(row.verdict_label)
    answer = f"{label[:1].upper()}{label[1:]}: {row.answer}" if row.verdict else _("Not answered yet")
    unit = f"{row.unit.name} ({row.paper})" if row.paper else row.unit.name
    return (str(number), unit, str(row.section or _("the whole draft")), row.text, answer)
