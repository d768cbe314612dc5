"""How `nl_aldus_news` is trained; README.md names the data and the steps."""
