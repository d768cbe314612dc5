"""Who said or did what toward whom, and who holds which function: the component `aldus_relations`."""
