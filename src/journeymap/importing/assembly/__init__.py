"""Turn drafts into documents."""
