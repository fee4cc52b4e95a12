"""What is wrong with the file as a file, or with the archive that it is."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zipfile

from services.application.workbooks.limits import USUAL
from tests.unit.services.application.workbooks.hostile.cases import ORDINARY, read_as, refused
from tests.unit.services.application.workbooks.making import archive, parts_of, small

NO_WORKBOOK = r"is not a workbook that can be read\. Save it as an Excel workbook"
PROTECTED = r"is protected with a password\. Take the password off"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(compression: int) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as opened:
        for name, content in parts_of(small()).items():
            opened.writestr(name, content)
    return written.getvalue()


@read_as(ORDINARY)
def an_ordinary_workbook() -> bytes:
    return small()


@refused(NO_WORKBOOK)
def nothing_at_all() -> bytes:
    return b""


@refused(NO_WORKBOOK)
def csv_named_xlsx() -> bytes:
    return b"Statement,Level\r\nTrust,service\r\n"


@refused(NO_WORKBOOK)
def html_named_xlsx() -> bytes:
    return b"<html><table><tr><td>Statement</td></tr></table></html>"


@refused(NO_WORKBOOK)
def xml_spreadsheet_of_2003() -> bytes:
    return b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@refused(NO_WORKBOOK, name="plan.xls")
def old_xls() -> bytes:
    return OLD + bytes(4_096)


@refused(PROTECTED)
def encrypted_excel() -> bytes:
    return OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@refused(PROTECTED)
def encrypted_zip_entries() -> bytes:
    content = bytearray(small())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.find(signature) + offset, 1)
    return bytes(content)


@refused(NO_WORKBOOK)
def truncated_zip() -> bytes:
    return small()[:-400]


@refused(NO_WORKBOOK)
def zip_cut_off_in_the_middle() -> bytes:
    return small()[:2_000]


@refused(NO_WORKBOOK)
def wrong_magic() -> bytes:
    return small().replace(b"PK\x03\x04", b"KP\x03\x04")


@refused(NO_WORKBOOK)
def wrong_checksum() -> bytes:
    content = bytearray(small())
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 16, 12_345)
    return bytes(content)


@refused(NO_WORKBOOK)
def random_bytes() -> bytes:
    return b"PK\x03\x04" + hashlib.shake_256(b"1").digest(50_000)


@refused(r"“plan\.xlsx” unpacks to more than 50 MB\. Take out what is not needed, or split it")
def zip_bomb() -> bytes:
    return archive({**parts_of(small()), "xl/theme.xml": b" " * (USUAL.unpacked + 1)})


@refused(r"“plan\.xlsx” unpacks to more than 50 MB")
def many_small_zip_bombs() -> bytes:
    return archive({**parts_of(small()), **{f"xl/{n}.xml": b" " * 1_000_000 for n in range(60)}})


@refused(r"“plan\.xlsx” holds more than 1,000 parts\. Take out what is not needed")
def many_parts() -> bytes:
    return archive({**parts_of(small()), **{f"{number}.xml": "<a/>" for number in range(USUAL.parts)}})


@refused(r"“plan\.xlsx” is larger than 10 MB\. Take out what is not needed")
def too_large_a_file() -> bytes:
    return bytes(USUAL.file + 1)


@read_as(ORDINARY)
def zip_within_the_zip() -> bytes:
    return archive({**parts_of(small()), "xl/embeddings/inner.zip": archive({"bomb.xml": b" " * 1_000_000})})


@read_as(ORDINARY)
def workbook_within_the_workbook() -> bytes:
    return archive({**parts_of(small()), "xl/embeddings/inner.xlsx": small()})


@refused(NO_WORKBOOK)
def duplicate_part_names() -> bytes:
    written = io.BytesIO(small())
    with warnings.catch_warnings(), zipfile.ZipFile(written, "a") as opened:
        warnings.simplefilter("ignore")
        opened.writestr("xl/workbook.xml", "<workbook/>")
    return written.getvalue()


@read_as(ORDINARY)
def path_traversal_names() -> bytes:
    return archive({**parts_of(small()), "../../../etc/cron.d/evil.xml": "<a/>", "/etc/passwd.xml": "<a/>"})


@refused(NO_WORKBOOK)
def parts_that_differ_in_capitals_only() -> bytes:
    return archive({**parts_of(small()), "xl/Worksheets/Sheet1.xml": "<worksheet/>"})


@refused(NO_WORKBOOK)
def compressed_in_an_unusual_way() -> bytes:
    return packed(zipfile.ZIP_LZMA)


@refused(NO_WORKBOOK)
def compressed_in_another_unusual_way() -> bytes:
    return packed(zipfile.ZIP_BZIP2)


@refused(NO_WORKBOOK)
def sizes_that_lie() -> bytes:
    content = bytearray(small())
    struct.pack_into("<I", content, content.find(b"PK\x01\x02") + 24, 10)
    return bytes(content)


@read_as(ORDINARY)
def rubbish_before_the_zip() -> bytes:
    return b"#!/bin/sh\nrm -rf /\n" + small()


@read_as(ORDINARY, name="plan.xlsm")
def macros() -> bytes:
    return archive({**parts_of(small()), "xl/vbaProject.bin": OLD + bytes(500)})


@read_as(ORDINARY)
def embedded_objects_and_pictures() -> bytes:
    more = {"xl/embeddings/oleObject1.bin": OLD + bytes(500), "xl/media/image1.png": b"\x89PNG" + bytes(500)}
    return archive({**parts_of(small()), **more})


@refused(NO_WORKBOOK)
def both_excel_and_opendocument() -> bytes:
    return archive({**parts_of(small()), "content.xml": "<a/>"})


@refused(NO_WORKBOOK)
def word_document() -> bytes:
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})
