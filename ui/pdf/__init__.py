"""The PDF itself in the window, and on paper."""
