"""Findings and gap reports come in; what people and machines read goes out: text, JSON, GitHub annotations,
CSV, Markdown.
"""
