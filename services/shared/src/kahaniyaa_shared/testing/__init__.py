"""What the tests of every service share; never part of a running service."""
