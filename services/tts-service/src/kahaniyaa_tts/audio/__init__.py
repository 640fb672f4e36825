"""Sound as data: levels and silence, encoding, keeping recordings, and giving them out."""
