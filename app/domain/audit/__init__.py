"""An event as an auditor looks at it: do plan, people, attendance, signatures, money and certificates agree?

Auditors tie money to signatures (domain.md §3.1), and a certificate to attendance and to a number that is used once.
Every rule is a pure function of `facts.Facts`; nothing here corrects a figure.
"""
