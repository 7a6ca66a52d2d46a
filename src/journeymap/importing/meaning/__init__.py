"""Find out what the texts of a map mean, whatever format they came in."""
