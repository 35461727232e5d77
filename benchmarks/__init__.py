"""Measures speed and memory; nothing here is asserted in a test."""
