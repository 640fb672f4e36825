"""story-service: listens to what is wished for, writes the story, keeps it, has it read aloud."""
