"""The command line: a table of commands, each one file that is imported only when it runs."""
