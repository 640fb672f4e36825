"""Kahaniyaa in one process: the gateway and the four services, and the command that starts them."""
