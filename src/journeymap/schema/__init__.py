"""JSON Schemas for editors: completion and checks while somebody types."""

from journeymap.schema.generate import schema_of_documents, schema_of_settings

__all__ = ["schema_of_documents", "schema_of_settings"]
