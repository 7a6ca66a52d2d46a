"""What the texts of a map mean, whatever shape they came in."""
