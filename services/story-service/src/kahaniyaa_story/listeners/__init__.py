"""The children that stories are told to: what they love, what they fear, what they can read."""
