"""From a brief to a story: the brief, the story's parts, the writers, and the gate every word passes."""
