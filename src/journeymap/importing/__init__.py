"""Import maps that a team already has, whatever they are written in."""
