"""Export a map as a workbook that people edit and `journeymap import --update` reads back."""
