"""Makes the certificates of the private network: an authority, and one for Google's names.

python certificates.py FOLDER NAME...   writes `authority.pem`, `key.pem` and
`certificate.pem`, and the authority of strangers, `stranger.pem`.
"""

import os
import sys

import trustme


def main(folder, *names):
    authority = trustme.CA(organization_name="hallpass interop")
    certificate = authority.issue_cert(*names)
    chain = b"".join(part.bytes() for part in certificate.cert_chain_pems)
    save(folder, "authority.pem", authority.cert_pem.bytes())
    save(folder, "certificate.pem", chain)
    save(folder, "key.pem", certificate.private_key_pem.bytes())
    save(folder, "stranger.pem", trustme.CA().cert_pem.bytes())


def save(folder, name, content):
    path = os.path.join(folder, name)
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)


main(*sys.argv[1:])
