"""What CRMs call people's data and roles, and what it means here."""
