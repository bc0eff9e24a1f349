"""Looks at composed documents from outside: PDF/A-2a and PDF/UA-1 as far as registry tools can tell.

    python valida.py FILE.pdf …

One line per file; exit status 1 if any check failed, 2 on wrong use. veraPDF is the reference
validator and is not in any package registry: this walks the structure tree with pikepdf and asks
qpdf, pdfinfo and pdffonts for the rest.
"""

import subprocess
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

# Structure types whose marked content may stand directly inside them.
HEADINGS = ["H1", "H2", "H3", "H4", "H5", "H6"]


def command(*arguments):
    """Runs a tool and returns status, standard output and standard error."""
    done = subprocess.run(arguments, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode, done.stdout, done.stderr


def children(element):
    """The kids of a structure element, always as a list."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def elements(element):
    """A structure element and all those below it, in reading order."""
    yield element
    for kid in children(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from elements(kid)


def attribute(element, name):
    """An attribute of a structure element, whichever attribute object holds it."""
    held = element.get("/A")
    for group in [] if held is None else (held if isinstance(held, Array) else [held]):
        if isinstance(group, Dictionary) and name in group:
            return group[name]
    return None


def text(value):
    """A PDF string as text, empty if absent."""
    return str(value).strip() if isinstance(value, String) else ""


def check_catalogue(pdf):
    """Language, marking, title."""
    root = pdf.Root
    if str(root.get("/Lang", "")) != "it-IT":
        yield f"Lang is {root.get('/Lang')!r}, not it-IT"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "MarkInfo/Marked is not true"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "DisplayDocTitle is not true"
    if "/StructTreeRoot" not in root:
        yield "no StructTreeRoot"
    if "/OutputIntents" not in root:
        yield "no output intent"
    for page_number, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != Name.S and "/Annots" in page.obj:
            yield f"page {page_number}: annotations without tab order by structure"


def check_metadata(pdf):
    """What the file says it is."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        for key, wanted in [("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")]:
            if str(xmp.get(key)) != wanted:
                yield f"XMP {key} is {xmp.get(key)!r}, not {wanted}"
        if not xmp.get("dc:title"):
            yield "XMP has no dc:title"
        if "it" not in str(xmp.get("dc:language", "it")):
            yield f"XMP dc:language is {xmp.get('dc:language')!r}"


def bookmarks(pdf):
    """How many bookmarks stand at the first level."""
    with pdf.open_outline() as outline:
        return len(outline.root)


def check_headings(found, letters):
    """An H1 for each letter of a file of letters and one in any other, first of the headings; no level skipped."""
    levels = [HEADINGS.index(kind) + 1 for kind in found if kind in HEADINGS]
    if levels.count(1) != letters:
        yield f"{levels.count(1)} H1 instead of {letters}"
    elif not letters:
        return
    elif levels[0] != 1:
        yield "the first heading is not H1"
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            yield f"heading level skipped: H{before} is followed by H{after}"


def check_table(table):
    """Every table has header cells, and each says what it heads."""
    cells = [cell for cell in elements(table) if str(cell.S)[1:] in ("TH", "TD")]
    heads = [cell for cell in cells if cell.S == Name.TH]
    if not heads:
        yield "table without TH"
    for cell in heads:
        if attribute(cell, "/Scope") not in (Name.Column, Name.Row, Name.Both):
            yield "TH without Scope"
            break
    widths = {
        sum(int(attribute(cell, "/ColSpan") or 1) for cell in elements(row) if str(cell.S)[1:] in ("TH", "TD"))
        for row in elements(table)
        if row.S == Name.TR
    }
    if len(widths) > 1:
        yield f"rows of different width: {sorted(widths)}"


def check_structure(pdf, labels):
    """Document root, headings, tables, alternative text."""
    tree = pdf.Root.StructTreeRoot
    tops = [kid for kid in children(tree) if isinstance(kid, Dictionary) and "/S" in kid]
    if len(tops) != 1 or tops[0].S != Name.Document:
        yield f"root of the structure is {[str(top.S) for top in tops]}, not one Document"
    everything = [element for top in tops for element in elements(top)]
    kinds = [str(element.S)[1:] for element in everything]
    if "P" not in kinds:
        yield "no paragraph"
    # Sheets of labels have no heading; a file of letters has a bookmark for each.
    yield from check_headings(kinds, 0 if labels else max(1, bookmarks(pdf)))
    for element in everything:
        if element.S in (Name.Figure, Name.Formula) and not (text(element.get("/Alt")) or text(element.get("/ActualText"))):
            yield f"{str(element.S)[1:]} without Alt"
        if element.S == Name.Table:
            yield from check_table(element)


PAINT = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}


def check_marked(pdf):
    """Whatever is painted is either tagged or an artifact."""
    for number, page in enumerate(pdf.pages, 1):
        stack = []
        identifiers = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                tag = str(instruction.operands[0])
                properties = instruction.operands[1] if operator == "BDC" else None
                has_id = isinstance(properties, Dictionary) and "/MCID" in properties
                if has_id:
                    identifiers.append(int(properties["/MCID"]))
                stack.append("artifact" if tag == "/Artifact" else "tagged" if has_id else "neither")
            elif operator == "EMC":
                stack.pop()
            elif operator in PAINT and not {"artifact", "tagged"} & set(stack):
                yield f"page {number}: {operator} is neither tagged nor an artifact"
                break
        if len(identifiers) != len(set(identifiers)):
            yield f"page {number}: a marked-content identifier is used twice"
        if identifiers and "/StructParents" not in page.obj:
            yield f"page {number}: tagged content without StructParents"


def check_fonts(path):
    """Every font embedded and with a map to Unicode."""
    status, out, err = command("pdffonts", path)
    if status:
        yield f"pdffonts: {err.strip()}"
        return
    rows = out.splitlines()[2:]
    if not rows:
        yield "no font"
    for row in rows:
        embedded, _, unicode_map = row.split()[-5:-2]
        if embedded != "yes" or unicode_map != "yes":
            yield f"font not embedded or without Unicode map: {row.split()[0]}"


def check_tools(path):
    """What qpdf and poppler say."""
    status, out, err = command("qpdf", "--check", path)
    if status:
        yield f"qpdf: {(out + err).strip().splitlines()[-1]}"
    status, out, err = command("pdfinfo", "-struct", path)
    if status or "Document" not in out:
        yield f"pdfinfo -struct shows no Document: {err.strip()}"


def check(path):
    """All that is wrong with a file."""
    try:
        with pikepdf.open(path) as pdf:
            faults = [*check_catalogue(pdf), *check_metadata(pdf)]
            if "/StructTreeRoot" in pdf.Root:
                faults += check_structure(pdf, Path(path).name.startswith("etichette"))
            faults += check_marked(pdf)
            pages = len(pdf.pages)
    except pikepdf.PdfError as error:
        return 0, [f"not a PDF: {error}"]
    return pages, [*faults, *check_fonts(path), *check_tools(path)]


def main(paths):
    """Checks the files named on the command line."""
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    failed = False
    for path in paths:
        pages, faults = check(path)
        failed = failed or bool(faults)
        print(f"{path}: " + ("; ".join(faults) if faults else f"ok, {pages} pages"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
