"""The hash of the house: BLAKE2b.

``hashlib`` would do, but loads OpenSSL, which takes longer than to hash all that a warm run reads.
"""

try:
    from _blake2 import blake2b
except ImportError:  # another interpreter, or a later one
    from hashlib import blake2b

__all__ = ["blake2b"]
