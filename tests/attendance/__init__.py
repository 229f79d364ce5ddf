"""Who came, who did not, and what follows."""
