"""Scripts that run in a process of their own: floors, and what a command imports."""
