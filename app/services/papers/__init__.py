"""The papers of an event: one list of documents, each with what it lacks, how it may be made, and what makes it."""
