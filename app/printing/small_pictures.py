"""A paper as a small picture, to be told from others in a list."""

import io


def first_page(pdf: bytes, width: int) -> bytes:
    """The first page of a PDF as a PNG that is so many pixels wide (or high, where it stands upright)."""
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        bitmap = page.render(scale=width / max(page.get_size()))
        target = io.BytesIO()
        bitmap.to_pil().save(target, "PNG")
        return target.getvalue()
    finally:
        document.close()
