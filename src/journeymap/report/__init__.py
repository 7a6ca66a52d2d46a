"""Write and print findings, gap reports and checklists, for people and for machines."""
