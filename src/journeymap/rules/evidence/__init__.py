"""Rules on how well a map is founded, and how fresh it is."""
