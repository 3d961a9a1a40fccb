"""The command line: one module a command, and the only place that prints."""

import gc

# A command lives for a second and makes a million strings on its way, none of them in a circle: Python should not
# look for circles after every seven hundred. It still does when a long build piles up objects.
gc.set_threshold(100_000)
