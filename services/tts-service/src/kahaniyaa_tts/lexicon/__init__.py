"""How names and invented words are said: everybody's own lexicon, for all their stories or for one."""
