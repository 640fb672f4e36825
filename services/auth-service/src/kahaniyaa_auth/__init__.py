"""auth-service: who somebody is, where they are signed in, and the keys that let every service see it for itself."""
