"""Saying things: from a request to a script, from a script to sound, from sound to a recording with its times."""
