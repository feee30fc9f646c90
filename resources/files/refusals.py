"""Why a file is not taken, where several readers say the same: in the reader's language, with the way to mend it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def broken() -> ValidationError:
    return ValidationError(_("The file is damaged or not complete. Open it on your computer and save it anew."))


def markup() -> ValidationError:
    return ValidationError(_("Web pages, SVG drawings and scripts are not taken. Save it as PDF, PNG or text."))
