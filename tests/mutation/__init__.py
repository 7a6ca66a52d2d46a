"""Change the program in small ways and see whether a test notices: `python -m tests.mutation`, or `make mutation`."""
