"""Questions that rules and checklists ask alike: a linked thing comes in, the answer goes out."""
