"""Scripts for developers of journeymap; not part of the package."""
