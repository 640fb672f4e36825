"""Stories read aloud: a voice for everyone in them, one recording per scene, the moment of every word."""
