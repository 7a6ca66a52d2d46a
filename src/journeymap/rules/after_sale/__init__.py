"""Rules about what follows the purchase."""
