"""How CRMs call what they hold of people, and what of it means to us."""
