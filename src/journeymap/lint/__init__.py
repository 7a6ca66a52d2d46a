"""Run the rules that settings and options select, and decide which findings remain."""
