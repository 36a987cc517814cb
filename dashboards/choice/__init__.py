"""What a reader chooses: its address, its words, and the controls that follow it."""
