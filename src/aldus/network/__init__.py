"""From documents to one networkx graph."""
