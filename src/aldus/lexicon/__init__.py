"""Words: every table of the language, read once; the tables themselves stand in `data`."""
