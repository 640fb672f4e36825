"""How story-service's tables came to be."""
