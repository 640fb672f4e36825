"""Stories: asked for, told as durable work, streamed, kept, found, edited and forgotten."""
