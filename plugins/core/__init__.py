"""Pure functions and values: opens no file, reads no clock, imports only the standard library."""
