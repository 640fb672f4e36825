"""The shapes that vision-service's tables have had."""
