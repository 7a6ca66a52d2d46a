"""What a map says over the map it extends."""
