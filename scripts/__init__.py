"""What developers of journeymap run: it is no part of the package."""
