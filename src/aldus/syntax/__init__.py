"""The reading of Dutch syntax that actors and relations share: tree, clauses, quotations."""
