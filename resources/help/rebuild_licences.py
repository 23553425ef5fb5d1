"""Write `licences.json`: what is shipped with Bimtek PSM, under which licence, with its text.

Run by hand after the lock file changed: `python resources/help/rebuild_licences.py`. Packages are those that the
installed `bimtek-psm` needs; fonts, icons and regions keep their notices beside their files.
"""

import json
import re
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
ROOT = "bimtek-psm"
LGPL = ("pyside6-essentials", "pyside6-addons", "shiboken6")
# What packages carry inside them, and resources: name, version, licence, what for, file of the notice.
BESIDES = (
    ("Python", "3.11", "PSF-2.0", "bahasa pemrograman dan pustakanya", ""),
    ("SQLite", "", "Public Domain", "basis data", ""),
    ("SQLCipher", "", "BSD-3-Clause", "basis data dengan pemeriksaan tiap halaman", ""),
    ("PDFium (dalam Qt)", "", "BSD-3-Clause", "menampilkan PDF", ""),
    ("Inter", "4.1", "OFL-1.1", "huruf pada layar", "fonts/Inter-OFL.txt"),
    ("Liberation", "2", "OFL-1.1", "huruf pada kertas", "fonts/OFL-Liberation.txt"),
    ("EB Garamond", "", "OFL-1.1", "huruf pada sertifikat", "fonts/OFL-EBGaramond.txt"),
    ("Fluent UI System Icons", "1.1.343", "MIT", "ikon", "icons/LICENSE.txt"),
    ("noble-ed25519, noble-hashes", "3.2.0, 2.4.0", "MIT", "memeriksa kode pada verifikasi.html",
     "verify/vendor/NOTICE.txt"),
    ("qr (Paul Miller)", "0.7.0", "MIT", "membaca QR pada verifikasi.html", "verify/vendor/NOTICE.txt"),
    ("idn-area-data", "4.0.1", "ODbL-1.0", "daftar wilayah", "regions/NOTICE.md"),
    ("Open Database License", "1.0", "ODbL-1.0", "lisensi daftar wilayah", "regions/LICENSE-ODbL.md"),
)
# Packages whose metadata name none; read from their licence files.
UNNAMED = {"peewee": "MIT", "sqlcipher3": "Zlib"}
PURPOSES = {
    "pyside6-essentials": "jendela (Qt)", "pyside6-addons": "menampilkan PDF (Qt)", "shiboken6": "jendela (Qt)",
    "peewee": "basis data", "sqlcipher3": "basis data", "reportlab": "membuat PDF", "zxing-cpp": "kode QR",
    "python-calamine": "membaca lembar kerja", "xlsxwriter": "menulis lembar kerja",
    "openpyxl": "menandai lembar kerja",
    "pillow": "gambar", "babel": "tanggal dan angka", "num2words": "terbilang", "platformdirs": "tempat berkas",
    "typer": "baris perintah", "rich": "baris perintah",
}  # fmt: skip


def needed(name: str, seen: set[str]) -> set[str]:
    """A package and all that it needs on this or any other system."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return seen
    try:
        requires = metadata.requires(key) or []
    except metadata.PackageNotFoundError:
        return seen
    seen.add(key)
    for line in requires:
        if "extra ==" not in line:
            needed(re.split(r"[\s;<>=!~\[(]", line, maxsplit=1)[0], seen)
    return seen


def package(key: str) -> dict[str, str]:
    """The facts of one package."""
    info = metadata.metadata(key)
    classifiers = [line.split(" :: ")[-1] for line in info.get_all("Classifier") or [] if line.startswith("License")]
    named = info.get("License-Expression") or ", ".join(classifiers) or (info.get("License") or UNNAMED.get(key, ""))
    if key in LGPL:
        named, text = "LGPL-3.0-only", ""
    else:
        files = [file for file in metadata.files(key) or [] if re.search(r"(?i)licen[cs]e|copying|notice", file.name)]
        text = "\n\n".join(file.locate().read_text(encoding="utf-8", errors="replace") for file in files
                           if not file.name.endswith((".py", ".pyc", ".pyi")))  # fmt: skip
    return {
        "name": info["Name"], "version": info["Version"], "licence": named, "purpose": PURPOSES.get(key, ""),
        "text": text, "file": "help/LGPL-3.txt" if key in LGPL else "",
    }  # fmt: skip


def main() -> None:
    packages = [package(key) for key in sorted(needed(ROOT, set()) - {ROOT})]
    names = ("name", "version", "licence", "purpose", "file")
    besides = [dict(zip(names, line, strict=True)) | {"text": ""} for line in BESIDES]
    listed = sorted(packages + besides, key=lambda entry: entry["name"].casefold())
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    (HERE / "licences.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
