"""The page of an account: where it stands, who decides there, and what to do next."""
