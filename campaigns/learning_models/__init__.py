"""The seven learning models of the resolution, a page each."""
