"""Accounts: guests and registered people, their passwords and profiles."""
