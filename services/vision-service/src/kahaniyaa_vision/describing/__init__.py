"""Says what a picture shows, as facts that a story in any language can use."""
