"""The built-in storyteller: plans a tale, then tells it in a language that is one folder of words and grammar."""
