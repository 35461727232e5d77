"""Addresses: the ledger, old addresses, moves, redirects of hosts, links."""
