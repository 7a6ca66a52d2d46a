"""A map as slides that people change and present: an outline of real layouts and placeholders."""
