"""The speech engines: one that needs nothing but this machine, and a chain that is itself an engine."""
