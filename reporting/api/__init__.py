"""Indicators, forms, periods and reports for programs."""
