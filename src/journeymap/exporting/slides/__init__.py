"""Export a map as slides that people can edit and present, built from real layouts and placeholders."""
