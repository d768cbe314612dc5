"""People, organisations and countries: every mention in an article, resolved to one actor."""
