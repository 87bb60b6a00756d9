"""Reading conclusion notices: text or .docx in, rows to confirm out. Pure: nothing is saved, no table is asked."""

from directives.parsing.notice import parse_notice
from directives.parsing.shapes import ParsedItem, ParsedNotice
from directives.parsing.units import DirectoryUnit, UnitDirectory

__all__ = ["DirectoryUnit", "ParsedItem", "ParsedNotice", "UnitDirectory", "parse_notice"]
