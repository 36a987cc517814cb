"""What answers a browser: the frame, the one callback, files served once, answers made ahead."""
