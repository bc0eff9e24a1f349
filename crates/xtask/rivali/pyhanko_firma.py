"""Signs a PDF with pyHanko (PAdES B-B) several times over and prints the seconds per signature.

Usage: pyhanko_firma.py FILE.pdf KEY.p12 PASSWORD TIMES
The key is read once and the file is in memory: what is measured is the signature.
"""

import io
import sys
import time

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

path, key, password, times = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
signer = signers.SimpleSigner.load_pkcs12(key, passphrase=password.encode())
if signer is None:
    sys.exit(f"la chiave {key} non si apre")
metadata = signers.PdfSignatureMetadata(field_name="Misura", subfilter=fields.SigSeedSubFilter.PADES)
with open(path, "rb") as file:
    document = file.read()

start = time.perf_counter()
for _ in range(times):
    output = io.BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(document)), metadata, signer=signer, output=output)
print(f"{(time.perf_counter() - start) / times:.6f}")
