"""Records of the agenda: everything with a day, by the person who does it."""
