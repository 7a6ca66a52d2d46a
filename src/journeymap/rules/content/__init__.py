"""Rules on what buyers have to read at each stage."""
