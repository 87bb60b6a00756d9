"""Secrets of second steps as they lie in the database: sealed with a key that is derived from SECRET_KEY.

Who reads the database or a backup alone cannot make codes from them. A new SECRET_KEY opens what an older one sealed as
long as that stands in SECRET_KEY_FALLBACKS; `manage.py seal_secrets` seals everything anew, then the old one may go.
"""

import base64
import secrets
from functools import lru_cache

import structlog
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MARK = "sealed1:"
PURPOSE = b"egov-portal second steps 1"

log = structlog.get_logger("portal.sealing")


def seal(text: str) -> str:
    return MARK + _sealer((settings.SECRET_KEY,)).encrypt(text.encode()).decode()


def opened(sealed: str) -> str:
    """Raises InvalidToken for what is not sealed, or was under a key that is not known here."""
    if not sealed.startswith(MARK):
        raise InvalidToken
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return _sealer(keys).decrypt(sealed.removeprefix(MARK).encode()).decode()


def opened_or_useless(sealed: str) -> str:
    """Of what cannot be opened a secret that nobody knows: no code fits it, and the operator reads why."""
    try:
        return opened(sealed)
    except InvalidToken:
        log.error(
            "second_step_unreadable",
            cure="add the SECRET_KEY it was sealed with to SECRET_KEY_FALLBACKS, or drop the person's second step",
        )
        return base64.b32encode(secrets.token_bytes(20)).decode()


def is_current(sealed: str) -> bool:
    """Whether SECRET_KEY alone opens it."""
    try:
        _sealer((settings.SECRET_KEY,)).decrypt(sealed.removeprefix(MARK).encode())
    except InvalidToken:
        return False
    return sealed.startswith(MARK)


@lru_cache(maxsize=4)
def _sealer(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(secret_key: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret_key.encode())
    return base64.urlsafe_b64encode(derived)
