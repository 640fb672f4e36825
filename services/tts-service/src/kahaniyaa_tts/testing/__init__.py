"""What tests of speech share; never part of a running service."""
