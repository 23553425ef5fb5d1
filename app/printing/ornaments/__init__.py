"""The ornaments of certificates: our own motifs after songket and pucuk rebung, and guilloche curves (paper.md §9)."""
