"""What is imported before Qt: each import costs about a half more once PySide6 is loaded, which hooks them all."""

import app.services.at_work
import app.services.events
import app.services.workspace  # noqa: F401  # the three that the first page needs
