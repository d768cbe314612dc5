"""How what is learned of actors and relations is trained; ../README.md names the data and the steps."""
