"""A text in its second language: how it is begun, what it is level with, what changed, and where each page is."""
