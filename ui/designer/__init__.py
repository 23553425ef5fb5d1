"""The designer of certificates: elements, their values, and the page as it prints, beside each other."""
