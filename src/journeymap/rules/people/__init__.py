"""Rules on whom the map is about."""
