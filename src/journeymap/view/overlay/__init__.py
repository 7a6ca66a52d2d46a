"""What a map makes of the map it extends."""
