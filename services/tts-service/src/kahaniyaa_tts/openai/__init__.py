"""OpenAI's speech API, so that any client of it can use Kahaniyaa as its voice."""
