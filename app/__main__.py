"""`python -m app` is the command line; in the built program it also serves as the process that reads foreign files."""

import sys

from app.exchange.helper_process import SWITCH

if sys.argv[1:] == [SWITCH]:
    from app.exchange.helper_main import main
else:
    from app.cli import main

main()
