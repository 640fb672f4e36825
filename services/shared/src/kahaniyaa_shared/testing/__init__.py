"""What the tests of every service need: real parts, made small. Never imported by a running service."""
