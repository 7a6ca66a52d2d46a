"""JSON Schemas for editors: completion and checks while somebody types."""
