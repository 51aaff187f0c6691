from __future__ import annotations

import hypothesis

# Machines that are busy with other things make single examples slow.
hypothesis.settings.register_profile("natrix", deadline=None, derandomize=True)
hypothesis.settings.load_profile("natrix")
