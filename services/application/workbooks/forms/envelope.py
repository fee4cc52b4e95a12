"""What every OpenDocument spreadsheet (.ods) that we write is wrapped in, by OpenDocument 1.2."""

from __future__ import annotations

import io
import zipfile

KIND = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}"'
    for name, what in (
        ("office", "office:1.0"),
        ("style", "style:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
        ("number", "datastyle:1.0"),
        ("of", "of:1.2"),
    )
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def spreadsheet(styles: str, body: str) -> bytes:
    """The file. Equal content gives equal bytes.

    Args:
        styles: the XML of the automatic styles.
        body: the XML of the spreadsheet's tables, and of what stands before them.
    """
    # No space between the parts: readers take it for content.
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.2">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        # First and not packed, so that whoever looks at the file's first bytes knows what it is.
        archive.writestr(zipfile.ZipInfo("mimetype"), KIND)
        for name, part in {"content.xml": content, "META-INF/manifest.xml": _MANIFEST}.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()
