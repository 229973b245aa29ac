"""The oldest standard encryption of PDF (RC4 with 40 bits, ISO 32000-1, 7.6.3), enough to lock a test file."""

from hashlib import md5

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"
PERMISSIONS = -4


class Encryption:
    """Locks with a user's password (empty: anybody may open the file) and an owner's."""

    def __init__(self, user: bytes, owner: bytes) -> None:
        self._owner = rc4(md5(_padded(owner)).digest()[:5], _padded(user))
        allowed = PERMISSIONS.to_bytes(4, "little", signed=True)
        self._key = md5(_padded(user) + self._owner + allowed + FILE_ID).digest()[:5]

    def data(self, content: bytes, number: int) -> bytes:
        """A string or stream of an object, encrypted."""
        return rc4(md5(self._key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], content)

    def trailer(self) -> bytes:
        """The entries that the file's trailer needs."""
        user = rc4(self._key, PADDING)
        entry = f"/Filter /Standard /V 1 /R 2 /O <{self._owner.hex()}> /U <{user.hex()}> /P {PERMISSIONS}"
        return f"/Encrypt << {entry} >> /ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>] ".encode()


def _padded(password: bytes) -> bytes:
    return (password + PADDING)[:32]


def rc4(key: bytes, data: bytes) -> bytes:
    """RC4, the same both ways.

    >>> rc4(b"Key", b"Plaintext").hex()
    'bbf316e8d940af0ad3'
    """
    state = list(range(256))
    swap = 0
    for index in range(256):
        swap = (swap + state[index] + key[index % len(key)]) % 256
        state[index], state[swap] = state[swap], state[index]
    out = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)
