"""`python -m kahaniyaa` is the command `kahaniyaa`."""

import sys

from kahaniyaa.cli import main

sys.exit(main())
