"""The readers: each knows one construction of Dutch and proposes candidates; none knows another."""
