"""Reference data; `sources.toml` names publisher, licence and checksum of every file."""
