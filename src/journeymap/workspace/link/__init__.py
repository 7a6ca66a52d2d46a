"""Follow every reference between declared things."""
