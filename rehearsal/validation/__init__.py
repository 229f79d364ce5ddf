"""What Discord accepts in a request's body: every limit, and the 50035 that tells where it was broken."""
