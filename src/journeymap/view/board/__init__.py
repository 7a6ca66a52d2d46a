"""The board of a map, part by part."""
