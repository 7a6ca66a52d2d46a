"""Bring in a map that a team already has, from whatever it is written in."""
