"""What people and machines read of findings, gap reports and checklists, and how it is printed."""
