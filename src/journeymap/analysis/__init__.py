"""Facts derived from the workspace: one definition each, shared by rules, pages and reports."""
