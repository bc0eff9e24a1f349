#!/usr/bin/env python3
"""Check signed PDFs with two programs that are not ours: pyHanko (strict) and pdfsig.

    verifica_firma.py --radice root.pem [--radice tsa-root.pem] [--marca] FILE.pdf ...

Every file must carry at least one signature; every signature must be intact, valid and trusted under the given
roots, and after it nothing but further signatures may have been added. Exit status 1, with the reason, otherwise.
"""

import argparse
import logging
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

SIGNED_ATTRIBUTES = {"content_type", "message_digest", "signing_certificate_v2"}


class Refused(Exception):
    """A file that does not pass, with the reason."""


def require(condition, reason):
    if not condition:
        raise Refused(reason)


def check_status(field, status, coverage, last):
    """One signature as pyHanko sees it."""
    require(status.intact, f"{field}: the signed bytes were changed")
    require(status.valid, f"{field}: the signature does not verify")
    require(status.trusted, f"{field}: the certificate is not trusted")
    if last:
        require(coverage is SignatureCoverageLevel.ENTIRE_FILE, f"{field}: coverage is {coverage.name}")
    else:
        level = status.modification_level
        require(
            level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING),
            f"{field}: modified after signing ({level.name if level else 'unknown'})",
        )
    require(status.bottom_line, f"{field}: bottom line is False ({status.summary()})")


def check_pyhanko(path, roots, with_timestamp):
    with open(path, "rb") as handle:
        reader = PdfFileReader(handle, strict=True)
        signatures = reader.embedded_signatures
        require(signatures, "no signature")
        for index, signature in enumerate(signatures):
            field = signature.field_name
            sub_filter = signature.sig_object.raw_get("/SubFilter")
            require(sub_filter == "/ETSI.CAdES.detached", f"{field}: SubFilter is {sub_filter}")
            require("/M" in signature.sig_object, f"{field}: no /M")
            present = {attribute["type"].native for attribute in signature.signer_info["signed_attrs"]}
            require(present == SIGNED_ATTRIBUTES, f"{field}: signed attributes are {sorted(present)}")
            context = ValidationContext(trust_roots=roots, allow_fetching=False)
            status = validate_pdf_signature(signature, context, ts_validation_context=context)
            check_status(field, status, status.coverage, index == len(signatures) - 1)
            if with_timestamp:
                stamp = status.timestamp_validity
                require(stamp is not None, f"{field}: no time stamp")
                require(stamp.valid and stamp.trusted, f"{field}: the time stamp is not valid or not trusted")
        return len(signatures)


def nss_database(folder, roots):
    """An NSS database that trusts the roots, as pdfsig wants it."""
    database = f"sql:{folder}"
    subprocess.run(["certutil", "-N", "-d", database, "--empty-password"], check=True)
    for number, root in enumerate(roots):
        add = ["certutil", "-A", "-d", database, "-n", f"radice{number}", "-t", "C,C,C", "-i", str(root)]
        subprocess.run(add, check=True)
    return database


def check_pdfsig(path, database, expected):
    run = subprocess.run(["pdfsig", "-nssdir", database, str(path)], capture_output=True, text=True)
    valid = len(re.findall(r"Signature Validation: Signature is Valid\.", run.stdout))
    trusted = len(re.findall(r"Certificate Validation: Certificate is Trusted\.", run.stdout))
    require(valid == expected, f"pdfsig: {valid} valid signatures of {expected}\n{run.stdout}{run.stderr}")
    require(trusted == expected, f"pdfsig: {trusted} trusted certificates of {expected}\n{run.stdout}{run.stderr}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--radice", required=True, action="append", type=Path, help="trusted root, PEM")
    parser.add_argument("--marca", action="store_true", help="every signature must carry a trusted time stamp")
    parser.add_argument("file", nargs="+", type=Path)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    roots = [load_cert_from_pemder(str(path)) for path in arguments.radice]
    refused = 0
    with tempfile.TemporaryDirectory() as folder:
        database = nss_database(folder, arguments.radice)
        for path in arguments.file:
            try:
                count = check_pyhanko(path, roots, arguments.marca)
                check_pdfsig(path, database, count)
                print(f"{path}: {count} valid")
            except Refused as reason:
                refused += 1
                print(f"{path}: {reason}", file=sys.stderr)
            except Exception as error:  # noqa: BLE001 - whatever a validator raises is a refusal
                refused += 1
                print(f"{path}: {type(error).__name__}: {error}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
