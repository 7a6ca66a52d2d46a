"""The page to decide on: what could be made better, what it is worth, and what nothing answers yet."""
