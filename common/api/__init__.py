"""One manner for every address under /api/: how a request is read, who asks, what an answer and a refusal look like."""
