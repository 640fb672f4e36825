"""What happens to every request before and after its endpoint, as plain ASGI: no body is held that need not be."""
