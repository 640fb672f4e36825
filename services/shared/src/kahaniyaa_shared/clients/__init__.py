"""Typed clients: how one service calls another, over the network or within one process."""
