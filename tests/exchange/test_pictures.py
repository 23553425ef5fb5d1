"""Pictures of users: cleaned of place and camera, upright, small; hostile ones refused in a sentence."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import UserError
from app.exchange import pictures


def encoded(picture, kind="JPEG", **options):
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def opened(content):
    return Image.open(io.BytesIO(content))


def a_photo(width=640, height=480, mode="RGB"):
    picture = Image.new(mode, (width, height))
    picture.paste((200, 60, 40) if mode == "RGB" else (10, 200, 30, 0), (0, 0, width // 2, height // 2))
    return picture


def png_of(width, height):
    """The header of a PNG that claims a size, and next to nothing behind it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


def test_place_camera_and_comments_are_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0110] = "KAMERA-RAHASIA"
    exif[0x0112] = 6  # lies on its side
    exif[0x8825] = {1: "N", 2: (0.0, 47.0, 12.0), 3: "E", 4: (102.0, 3.0, 1.0)}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>LOKASI-RAHASIA</x:xmpmeta>"
    content = encoded(a_photo(), exif=exif, comment=b"KOMENTAR-RAHASIA", xmp=xmp, icc_profile=b"PROFIL-RAHASIA" * 20)
    assert dict(opened(content).getexif().get_ifd(0x8825))
    kept = pictures.clean("foto.jpg", content)
    assert (kept.media_type, kept.width, kept.height) == ("image/jpeg", 480, 640)
    again = opened(kept.content)
    assert not dict(again.getexif())
    assert not dict(again.getexif().get_ifd(0x8825))
    assert b"RAHASIA" not in kept.content
    assert again.getpixel((470, 10))[0] > 150  # the red corner has turned with the picture


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP"])
def test_other_kinds_become_jpeg_without_their_notes(kind):
    options = {"comment": b"RAHASIA"} if kind == "GIF" else {}
    kept = pictures.clean(f"foto.{kind}", encoded(a_photo(), kind, **options))
    assert kept.media_type == "image/jpeg"
    assert b"RAHASIA" not in kept.content


def test_what_can_be_seen_through_stays_png():
    kept = pictures.clean("cap.png", encoded(a_photo(mode="RGBA"), "PNG"))
    assert kept.media_type == "image/png"
    assert opened(kept.content).getpixel((1, 1))[3] == 0


def test_of_a_moving_picture_the_first_frame_is_kept():
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue", "green")]
    content = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    kept = opened(pictures.clean("gerak.gif", content).content)
    assert getattr(kept, "n_frames", 1) == 1
    assert kept.getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "I;16"])
def test_every_mode_is_turned_into_colour(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    kept = pictures.clean("foto", encoded(Image.new(mode, (50, 40)), kind))
    assert opened(kept.content).mode == "RGB"


def test_a_large_photo_is_made_smaller():
    kept = pictures.clean("foto.jpg", encoded(a_photo(4000, 3000)))
    assert (kept.width, kept.height) == (2560, 1920)
    small = opened(pictures.thumbnail(kept.content, 96))
    assert max(small.size) == 96


HOSTILE = {
    "bomb.png": png_of(60_000, 60_000),
    "bomb-20k.png": png_of(20_000, 20_000),
    "gelap.png": png_of(5_000, 4_900),
    "potong.jpg": encoded(a_photo())[:900],
    "kosong.jpg": b"",
    "gambar.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "halaman.jpg": b"<html><body>bukan gambar</body></html>",
    "program.png": b"MZ" + bytes(2000),
    "surat.docx": b"PK\x03\x04" + bytes(2000),
    "cetak.eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "foto.heic": b"\x00\x00\x00\x18ftypheic" + bytes(500),
    "besar.jpg": encoded(a_photo()) + bytes(5_000_000),
    "kunci.pdf": b"%PDF-1.7\n/Encrypt 5 0 R\nstartxref\n0\n%%EOF",
    "program.pdf": b"%PDF-1.7\n/OpenAction << /S /JavaScript >>\nstartxref\n0\n%%EOF",
    "potong.pdf": b"%PDF-1.7\n1 0 obj",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_or_broken_is_refused_in_a_sentence(name):
    with pytest.raises(UserError) as told:
        pictures.clean(name, HOSTILE[name])
    assert name in told.value.happened
    assert "tidak ditambahkan" in told.value.unchanged


def test_a_wrong_ending_does_not_matter():
    assert pictures.clean("foto.pdf", encoded(a_photo(), "PNG")).media_type == "image/jpeg"


def test_a_pdf_is_kept_as_it_is():
    content = b"%PDF-1.4\n1 0 obj << >> endobj\nstartxref\n9\n%%EOF\n"
    assert pictures.clean("surat tugas.pdf", content).content == content


SEEDS = [encoded(a_photo(60, 40), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "BMP")]


@settings(max_examples=150)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=12), st.data())
def test_damaged_bytes_are_a_picture_or_a_sentence(seed, spots, data):
    content = bytearray(seed)
    for place, value in spots:
        content[place % len(content)] = value
    cut = data.draw(st.integers(0, len(content)))
    for broken in (bytes(content), bytes(content[:cut])):
        try:
            kept = pictures.clean("foto", broken)
        except UserError:
            continue
        assert opened(kept.content).size == (kept.width, kept.height)
