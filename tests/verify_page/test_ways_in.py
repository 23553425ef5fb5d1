"""Typing, a scanner, pasting, pictures: each way leads to the same verdict, and nothing leaves the page."""

import base64
import io
import json
import random
import threading
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from PIL import Image, ImageDraw, ImageFilter

from app.exchange.authenticity import certificate_code, keys
from app.exchange.verify_pages import LARGEST, ListedKey, Lists, Revocations, Revoked, Voucher, page
from app.printing.codes import qr
from tests.exchange.code_vectors import PATH, SEED, _facts
from tests.verify_page.conftest import OFFICE, PUBLIC, REGION, lists

pytestmark = pytest.mark.needs("chromium")

VECTORS = json.loads(PATH.read_text(encoding="ascii"))
GOOD = [case["text"] for case in VECTORS["good"]]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
MM = 1 / 25.4


def scan(text, dpi, turn=0.0, quality=60, blur=0.8):
    """An A4 page with the code lower left as certificates have it, drawn threefold, turned, blurred, as a JPEG."""
    cells, fine = qr(text), dpi * 3
    code = Image.new("L", (len(cells), len(cells)), 255)
    code.putdata([0 if dark else 255 for row in cells for dark in row])
    size = round(len(cells) * 0.5 * MM * fine)
    sheet = Image.new("L", (round(297 * MM * fine), round(210 * MM * fine)), 255)
    pen = ImageDraw.Draw(sheet)
    for line in range(6):
        pen.text((fine, fine * (0.5 + 0.6 * line)), "SERTIFIKAT Bimbingan Teknis PSM", fill=0, font_size=fine // 4)
    drawn = code.resize((size, size), Image.Resampling.NEAREST)
    sheet.paste(drawn, (round(20 * MM * fine), sheet.height - size - fine))
    sheet = sheet.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)
    small = sheet.resize((sheet.width // 3, sheet.height // 3), Image.Resampling.BOX)
    target = io.BytesIO()
    small.filter(ImageFilter.GaussianBlur(blur)).save(target, "JPEG", quality=quality)
    return target.getvalue()


def picked(name, content, kind="image/jpeg"):
    return {"name": name, "mimeType": kind, "buffer": content}


def transfer(visit, content, kind="image/jpeg"):
    """A DataTransfer with one file, as dropping and pasting bring it."""
    return visit.tab.evaluate_handle(
        "([text, kind]) => { const held = new DataTransfer(); held.items.add(new File("
        "[Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], 'foto', {type: kind})); return held; }",
        [base64.b64encode(content).decode(), kind],
    )


def test_a_typed_code_and_every_fact_of_it(reader):
    with reader.visit() as visit:
        visit.tab.fill("#code", f"  {GOOD[2]}\n")
        visit.tab.get_by_role("button", name="Periksa").click()
        shown = visit.shown()
    facts, check_code = VECTORS["good"][2]["facts"], VECTORS["good"][2]["check_code"]
    for words in ("asli: ", facts["name"], facts["number"], facts["title"], "Peserta", "12–13 September 2018", "16 JP",
                  OFFICE, check_code, "Daftar pencabutan per 20 November 2026", "Cocokkan nama, nomor"):
        assert words in shown


def test_a_scanner_types_from_anywhere_one_code_after_the_other(reader):
    with reader.visit() as visit:
        visit.tab.focus("summary")
        visit.tab.keyboard.type(GOOD[0])
        visit.tab.keyboard.press("Enter")
        assert "Siti Contoh" in visit.shown()
        visit.tab.keyboard.type(GOOD[1])
        visit.tab.keyboard.press("Tab")
        visit.tab.wait_for_selector("#result[data-result=dicabut]")
        assert "dicabut pada 19 November 2026: diganti dengan yang baru. Penggantinya nomor 460/0002." in visit.shown()
        assert visit.tab.input_value("#code") == GOOD[1]
        visit.tab.keyboard.press("Tab")
        assert visit.tab.evaluate("document.activeElement.id") == "file"  # no trap for those who go by keys


def test_an_unknown_office_is_told_with_what_the_code_says_of_itself(reader):
    with reader.visit() as visit:
        visit.tab.fill("#code", VECTORS["strangers"][0]["text"])
        visit.tab.press("#code", "Enter")
        shown = visit.shown()
    assert shown.startswith("tidak-dikenal: ")
    assert "belum terbukti" in shown
    assert "kode wilayah 14.08" in shown
    assert "Kode periksa" not in shown  # only a code that holds has one


@pytest.mark.parametrize(
    ("until", "result"), [(date(2018, 9, 13), "asli"), (date(2018, 9, 12), "tidak-dikenal"), (None, "asli")]
)
def test_a_key_vouches_no_longer_than_its_list_says(reader, until, result):
    limited = page(lists(keys=(ListedKey(PUBLIC, OFFICE, REGION, valid_until=until, voucher=0),)))
    with reader.visit(limited) as visit:
        assert visit.verdicts([GOOD[0]]) == [result]


def test_an_office_revokes_nothing_but_its_own(reader):
    stranger = keys.public_key(bytes(32))
    revoked = Revoked(VECTORS["good"][0]["facts"]["certificate_id"], date(2026, 1, 1), "iseng")
    content = page(lists(
        keys=(ListedKey(PUBLIC, OFFICE, REGION), ListedKey(stranger, "Kantor lain", "14.09")),
        revocations=(Revocations("14.09", date(2026, 1, 2), (revoked,)),),
    ))  # fmt: skip
    with reader.visit(content) as visit:
        assert visit.verdicts([GOOD[0]]) == ["asli"]


def test_scans_at_150_and_200_dpi_turned_and_compressed(reader):
    turns = [-5, 1.3, 5]
    with reader.visit() as visit:
        for at, (dpi, turn) in enumerate([(150, turn) for turn in turns] + [(200, turn) for turn in turns[::2]]):
            text = GOOD[at % len(GOOD)]
            visit.tab.set_input_files("#file", picked("scan.jpg", scan(text, dpi, turn)))
            visit.tab.wait_for_function(
                "(text) => document.getElementById('code').value === text && "
                "document.getElementById('status').textContent === ''", arg=text,
            )  # fmt: skip


def test_a_dropped_and_a_pasted_picture(reader):
    with reader.visit() as visit:
        dropped = transfer(visit, scan(GOOD[0], 150))
        visit.tab.dispatch_event("main", "drop", {"dataTransfer": dropped})
        assert "asli" in visit.shown()
        pasted = transfer(visit, scan(GOOD[1], 200, turn=180))
        visit.tab.evaluate("(held) => document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: held, "
                           "bubbles: true, cancelable: true}))", pasted)  # fmt: skip
        visit.tab.wait_for_selector("#result[data-result=dicabut]")


def test_what_holds_no_code_is_told_and_the_last_verdict_stays(reader):
    blank = io.BytesIO()
    Image.new("L", (400, 300), 200).save(blank, "PNG")
    with reader.visit() as visit:
        for file, words in (
            (picked("kosong.png", blank.getvalue(), "image/png"), "Tidak ada QR yang terbaca"),
            (picked("surat.docx", b"PK\x03\x04", "application/zip"), "bukan gambar"),
            (picked("sertifikat.pdf", b"%PDF-1.7", "application/pdf"), "tangkap layar"),
        ):
            visit.tab.set_input_files("#file", file)
            visit.tab.wait_for_selector(f"#status:has-text('{words}')")
        visit.tab.get_by_role("button", name="Periksa").click()
        assert "Isi kode dahulu" in visit.tab.inner_text("#status")
        assert visit.tab.query_selector("#result[data-result]") is None


def test_of_several_codes_on_a_picture_the_page_says_so(reader):
    sheets = [Image.open(io.BytesIO(scan(text, 150))) for text in (GOOD[1], GOOD[0])]
    both = Image.new("L", (sheets[0].width, 2 * sheets[0].height))
    for at, sheet in enumerate(sheets):
        both.paste(sheet, (0, at * sheet.height))
    target = io.BytesIO()
    both.save(target, "JPEG", quality=60)
    with reader.visit() as visit:
        visit.tab.set_input_files("#file", picked("dua.jpg", target.getvalue()))
        shown = visit.shown()
        assert "Di sini ada 2 kode; yang diperiksa hanya yang pertama." in shown
        assert set(visit.tab.input_value("#code").split("\n")) == {GOOD[0], GOOD[1]}
        visit.tab.fill("#code", GOOD[0])
        visit.tab.press("#code", "Enter")
        visit.tab.wait_for_selector("#result[data-result=asli]")
        assert "Di sini ada" not in visit.shown()


@pytest.mark.parametrize(
    ("before", "behind"),
    [("Kode keaslian: “", "” mohon diperiksa"), ("\u200e", "\nTerima kasih"), ("", " TERIMA KASIH"), ("<", ">")],
)
def test_words_around_a_pasted_code_do_not_matter(reader, before, behind):
    with reader.visit() as visit:
        assert visit.verdicts([before + text + behind for text in GOOD[:2]]) == ["asli", "dicabut"]
        address = "https://contoh.invalid/?kode=" + quote(GOOD[0], safe="")
        assert visit.verdicts([address, GOOD[0].lower(), f"X{GOOD[0]}"]) == ["asli", "rusak", "rusak"]


def test_another_qr_is_no_certificate(reader):
    with reader.visit() as visit:
        visit.tab.set_input_files("#file", picked("lain.jpg", scan("HTTPS://CONTOH.INVALID/", 200)))
        assert "rusak: " in visit.shown()
        assert "bukan kode keaslian" in visit.shown()


def test_words_of_a_code_are_never_taken_for_html(reader):
    name = "<img src=x onerror=a()></script><b>S</b>"
    text = certificate_code.write(_facts(name, number="1/2026", title=""), SEED).text
    key = ListedKey(PUBLIC, "<b>Dinas</b> & $x", REGION)
    hostile = page(lists(office="</script><img src=x onerror=alert(2)>", keys=(key,)))
    with reader.visit(hostile) as visit:
        visit.tab.fill("#code", text)
        visit.tab.press("#code", "Enter")
        shown = visit.shown()
        assert visit.tab.query_selector_all("img, b") == []
        assert "</script><img src=x" in visit.tab.inner_text("#source")
    assert name in shown
    assert "<b>Dinas</b> & $x" in shown


def test_the_page_cannot_send_anything_even_if_it_wanted(reader):
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *told):
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    attempt = (
        "async (address) => { new Image().src = address + 'image'; navigator.sendBeacon(address + 'beacon');"
        "const style = document.createElement('link'); style.rel = 'stylesheet'; style.href = address + 'style';"
        "const code = document.createElement('script'); code.src = address + 'script';"
        "document.head.append(style, code); "
        "const refused = await fetch(address + 'fetch').then(() => false, () => true);"
        "await new Promise((resolve) => setTimeout(resolve, 300)); return refused; }"
    )
    with reader.visit() as visit:
        assert visit.tab.evaluate(attempt, address)
        visit.requests[1:] = []  # the browser tells of refused ones too
        bare = visit.tab.context.new_page()
        bare.set_content("<p>")
        bare.evaluate("(address) => fetch(address + 'control', {mode: 'no-cors'})", address)
        visit.requests[1:] = []
    server.shutdown()
    server.server_close()
    assert asked == ["/control"]


def test_on_a_narrow_phone_nothing_sticks_out(reader):
    text = certificate_code.write(_facts("Nurhaliza" * 7, number="400.9.12.1/000123/436.7.8/2024"), SEED).text
    with reader.visit(**PHONE) as visit:
        assert visit.tab.is_visible("text=Foto dengan kamera…")
        visit.tab.fill("#code", text)
        visit.tab.press("#code", "Enter")
        assert "Nurhaliza" * 7 in visit.shown()
        assert visit.tab.evaluate("document.activeElement.id") != "code"  # else the keyboard hides the verdict
        assert visit.tab.evaluate("Math.abs(document.getElementById('result').getBoundingClientRect().top) < 2")
        assert visit.tab.evaluate("document.documentElement.scrollWidth") == 360


def test_a_browser_that_cannot_run_the_page_is_told_so(reader):
    with reader.visit(java_script_enabled=False) as visit:
        assert visit.tab.is_visible("text=Buka berkas ini dengan Chrome")
    with reader.visit() as visit:
        assert not visit.tab.is_visible("text=Buka berkas ini dengan Chrome")


def test_what_is_said_aloud(reader):
    with reader.visit() as visit:
        tab = visit.tab
        assert tab.get_attribute("#result", "aria-live") == "polite"
        assert tab.get_by_label("Pindai, tempel, atau ketik kode").evaluate("element => element.id") == "code"
        assert tab.get_by_label("Pilih gambar…").evaluate("element => element.id") == "file"
        assert tab.evaluate("document.documentElement.lang") == "id"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.id") == "file"


def whole_country(replaced_by=""):
    """600 offices, 38 provinces, 5,000 revocations."""
    draw = random.Random(7)
    day = date(2026, 1, 1)
    regions = [f"{11 + at // 16}.{1 + at % 16:02d}" for at in range(600)]
    return Lists(
        OFFICE, "kapan saja", False,
        tuple(ListedKey(draw.randbytes(32), f"Dinas Sosial Kabupaten Contoh {at}", region, day, date(2031, 1, 1), 1)
              for at, region in enumerate(regions)),
        tuple(Voucher(f"Dinas Sosial Provinsi Contoh {at}", day) for at in range(38)),
        tuple(
            Revocations(region, day, tuple(
                Revoked(draw.randbytes(16).hex(), day + timedelta(days=draw.randrange(300)), "batal", replaced_by)
                for _ in range(9 if at < 200 else 8)
            ))
            for at, region in enumerate(regions)
        ),
    )  # fmt: skip


@pytest.mark.parametrize("replaced_by", ["", "400.9.12.1/000123/436.7.8/DINSOSP3A/2026"])
def test_a_whole_country_of_offices_fits(replaced_by):
    country = whole_country(replaced_by)
    assert sum(len(group.entries) for group in country.revocations) == 5_000
    content = page(country)
    assert len(content) <= LARGEST
    assert replaced_by.encode() not in content or not replaced_by
