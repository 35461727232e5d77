"""All that lets a run use again what an earlier one made."""
