"""Files as rows: the catalogue of indicators, forms, filled-in templates. Nothing here saves."""
