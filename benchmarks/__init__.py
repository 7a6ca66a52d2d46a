"""Measure whole processes against a floor or a peer in the same run. No test asserts a time."""
