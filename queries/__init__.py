"""Questions put to the data: filter state, protected rows, one function per question."""
