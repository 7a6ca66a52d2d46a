"""Rules about how a program is measured."""
