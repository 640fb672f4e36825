"""SSML looked over before it is said: what is wrong where, and what each engine makes of it."""
