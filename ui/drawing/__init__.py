"""What widgets and table cells both draw: chips, bars, marks, text on one line."""
