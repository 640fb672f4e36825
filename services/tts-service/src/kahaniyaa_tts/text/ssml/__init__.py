"""SSML 1.1 read by our own parser, because an engine's own would speak tags, open files, and guess at what is wrong."""
