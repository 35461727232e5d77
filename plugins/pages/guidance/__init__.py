"""What leads visitors on: questions and who answers them, who takes part in what, goals."""
