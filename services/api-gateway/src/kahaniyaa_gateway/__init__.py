"""The one door: routes, tokens, limits, one document of the whole API, and the page."""
