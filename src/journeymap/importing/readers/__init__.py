"""What journeymap can bring in: one file for each shape, and one table of them."""
