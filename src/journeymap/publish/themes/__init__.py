"""Fill in templates: ours, or those of a theme, which is a stranger."""
