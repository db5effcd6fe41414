"""Readers: a source becomes blocks. The only stage that knows text from HTML."""
