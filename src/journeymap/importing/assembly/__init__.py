"""Make documents of what was read."""
