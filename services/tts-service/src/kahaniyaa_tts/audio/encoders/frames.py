"""The bytes that go between the service and a press: a call in, its answer out, one after the other.

Both sides import this, and a press must start fast: only `struct` here.
"""

import struct

BEGIN = b"B"
MORE = b"M"
FINISH = b"F"
DROP = b"D"

READY = b"R"
FAILED = b"X"

CALL = struct.Struct("<cII")
"""What to do, the number of the file it is about, and the length of what follows: a form's name, or PCM."""

ANSWER = struct.Struct("<cI")
"""Whether it was done, and the length of what follows: the file's next bytes, or why not."""

MOST_BYTES = 64 * 1024
"""Of PCM in one call: so short that nobody else's file waits long."""
