"""Stage 3: records against gold: figures, errors, agreement.

``claimspan.check(gold_folder, records_folder)`` is ``claimspan.check.check.check``: the package itself can be called.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimspan.check.check import Check


class _CallablePackage(ModuleType):
    def __call__(self, gold_folder: Path | str, records_folder: Path | str) -> "Check":
        from claimspan.check.check import check

        return check(gold_folder, records_folder)


sys.modules[__name__].__class__ = _CallablePackage
