"""Hold the declared journey against what happened: read exports and databases, and work out the measures.

The only room that knows ibis and DuckDB; only `journeymap measure` opens it.
"""
