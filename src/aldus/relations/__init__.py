"""Relations: who said or did what toward whom, and who holds which function."""
