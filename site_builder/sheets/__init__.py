"""Files for other programs: clean texts, tables as CSV, TSV and XLSX, XML. Knows formats, and nothing of records."""
