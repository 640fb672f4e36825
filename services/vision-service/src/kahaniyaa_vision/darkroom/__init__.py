"""Where pictures are opened: a process of its own, limited in memory and time, since any file may be hostile."""
