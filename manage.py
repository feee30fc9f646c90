#!/usr/bin/env python
"""Django's command line. Uses development settings unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    # `site/` is a plain folder on the path, because Python's own module `site` owns the name.
    sys.path.insert(1, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
