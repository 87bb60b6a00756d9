"""A paper as a file of the kind asked for: Word, PDF, or a sheet of its figures."""

from collections.abc import Sequence

from common.sheets.writing import XLSX, Page, workbook
from documents.layouts.paper import Paper
from documents.layouts.pdf import pdf_of
from documents.layouts.word import DOCX
from documents.layouts.word_paper import word_of

WORD, PDF, EXCEL = "docx", "pdf", "xlsx"
KINDS = {WORD: DOCX, PDF: "application/pdf", EXCEL: XLSX}


def file_of(kind: str, paper: Paper, pages: Sequence[Page] = ()) -> bytes:
    if kind == EXCEL:
        return workbook(pages, made_on=paper.day)
    return pdf_of(paper) if kind == PDF else word_of(paper)
