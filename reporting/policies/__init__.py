"""Who may write, send, withdraw and judge reports, and when."""
