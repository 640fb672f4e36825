"""The shapes that cross from one service to another: events, speech, pictures. Frozen, and versioned by addition only."""
