"""A map as a workbook that people edit, and that `journeymap import --update` reads again."""
