"""Read Excel workbooks: openpyxl reads the values, and this package what openpyxl omits when it reads row by row."""
