"""Scripts that run in separate processes: the floors, and a count of what a command imports."""
