"""The page of a program: its accounts, what they need, and what it takes and brings."""
