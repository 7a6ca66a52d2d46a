"""Try to break journeymap for as long as one likes: `python -m tests.soak --minutes 60`, or `make soak`."""
