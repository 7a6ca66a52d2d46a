"""Benchmarks: ratios of two things measured in one run, never times that a test asserts."""
