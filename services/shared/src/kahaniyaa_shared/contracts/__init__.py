"""The shapes that cross from one service to another: events, speech, pictures; they change by addition only."""
