"""Charts about need and funds."""
