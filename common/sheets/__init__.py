"""Excel sheets in and out: a guarded reader (`reading`), tables by their headings (`tables`), a writer (`writing`)."""
