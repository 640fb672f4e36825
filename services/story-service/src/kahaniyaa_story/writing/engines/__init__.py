"""The writers: one that needs nothing, and one for any server that speaks OpenAI's protocol."""
