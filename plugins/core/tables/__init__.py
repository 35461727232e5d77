"""Tables: reading CSV, what is wrong with a cell, registers."""
