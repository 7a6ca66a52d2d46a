"""The page about content: what it cost, who uses it, for whom it answers what, and where it is missing."""
