"""Keeps pictures safely and says what they show."""
