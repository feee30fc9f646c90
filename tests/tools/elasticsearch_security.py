"""An Elasticsearch that is locked as in production: HTTPS by a certificate authority of its own, a user, an API key."""

import base64
import hashlib
import secrets
import shutil
import subprocess
from pathlib import Path

from elasticsearch import Elasticsearch

USER = "portal-test"
# What docs/operations/elasticsearch.md asks of production: nothing outside the portal's own indices.
PORTAL_ROLE = {
    "cluster": ["monitor"],
    "indices": [{"names": ["portal*"], "privileges": ["read", "write", "manage"]}],
}
SETTINGS = {
    "xpack.security.enabled": "true",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.certificate": "node.crt",
    "xpack.security.http.ssl.key": "node.key",
}


def lock(config: Path) -> tuple[Path, str]:
    """Write certificates and a user with all rights into the folder `config`: the CA's file and the user's password.

    Raises RuntimeError where openssl is missing.
    """
    if shutil.which("openssl") is None:
        raise RuntimeError("openssl is missing: apt-get install openssl")
    _certificate(config, "ca", "basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign")
    _certificate(config, "node", "subjectAltName=IP:127.0.0.1,DNS:localhost", issuer="ca")
    password = secrets.token_urlsafe(24)
    (config / "users").write_text(f"{USER}:{_hashed(password)}\n")
    (config / "users_roles").write_text(f"superuser:{USER}\n")
    return config / "ca.crt", password


def api_key(url: str, ca_file: Path, password: str) -> str:
    """A key that may do what the portal needs and nothing else."""
    with Elasticsearch(url, ca_certs=str(ca_file), basic_auth=(USER, password)) as client:
        return client.security.create_api_key(name="portal", role_descriptors={"portal": PORTAL_ROLE})["encoded"]


def _certificate(folder: Path, name: str, *extensions: str, issuer: str | None = None) -> None:
    (folder / "openssl.cnf").write_text("[req]\ndistinguished_name = dn\n[dn]\n")  # none of the machine's defaults
    command = ["openssl", "req", "-x509", "-config", "openssl.cnf", "-newkey", "ec", "-pkeyopt"]
    command += ["ec_paramgen_curve:P-256", "-noenc", "-days", "2", "-subj", f"/CN=portal test {name}"]
    command += ["-keyout", f"{name}.key", "-out", f"{name}.crt"]
    for extension in extensions:
        command += ["-addext", extension]
    if issuer:
        command += ["-CA", f"{issuer}.crt", "-CAkey", f"{issuer}.key"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _hashed(password: str, rounds: int = 10_000) -> str:
    """As Elasticsearch's file realm writes PBKDF2: HMAC-SHA-512, 32 bytes."""
    salt = secrets.token_bytes(32)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, rounds, 32)
    return f"{{PBKDF2}}{rounds}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"
