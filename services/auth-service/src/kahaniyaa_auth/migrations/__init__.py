"""How auth-service's tables came to be."""
