"""Reads every cell of a spreadsheet with openpyxl and prints the seconds it took.

Usage: openpyxl_lettura.py FILE.xlsx [sola_lettura]

Without a second argument, as openpyxl opens a workbook if it is told nothing; with it, in the leaner mode
that gives the cells once, from the first to the last.
"""

import sys
import time

from openpyxl import load_workbook

start = time.perf_counter()
workbook = load_workbook(sys.argv[1], read_only="sola_lettura" in sys.argv[2:], data_only=True)
cells = sum(len(row) for sheet in workbook for row in sheet.iter_rows(values_only=True))
print(f"{time.perf_counter() - start:.6f}")
print(f"{cells} celle", file=sys.stderr)
