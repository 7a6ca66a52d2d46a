"""Read Excel workbooks: openpyxl gives the values, and what it does not tell while reading row by row is read here."""
