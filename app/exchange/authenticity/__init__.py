"""The kode keaslian: what is signed, how it is written down, and how it is read again without mercy."""
