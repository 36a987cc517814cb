"""What cards ask, rolled up in Python from the pack of a choice; pure, each like its question."""
