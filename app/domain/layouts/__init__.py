"""Certificate designs: what stands on a page and where, as data that a file, a designer and a printer share."""
