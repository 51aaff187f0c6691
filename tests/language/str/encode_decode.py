# encode and decode: codecs, error handlers, partial and broken input.
s = "aé日😀\ud800z"
for codec in ("ascii", "latin-1", "iso-8859-1", "utf-8", "UTF8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf_8_sig", "cp1252", "utf-7", "raw_unicode_escape", "unicode_escape", "idna", "punycode", "charmap", "no-such", "hex", "rot13"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass", "surrogateescape", "namereplace"):
        if codec in ("idna", "punycode", "utf-7", "charmap") or codec in ("hex", "rot13") and errors != "strict": continue
        try: print(codec, errors, s.encode(codec, errors))
        except Exception as e: print(codec, errors, type(e).__name__, ascii(str(e)))
bad = [b"", b"abc", b"\xc3\xa9", b"\xe6\x97\xa5", b"\xf0\x9f\x98\x80", b"\xff", b"\xc3", b"\xe6\x97", b"\xf0\x9f\x98", b"\xc0\x80", b"\xe0\x80\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"a\x80b", b"\xc3(", b"\xe6(\xa5", b"\xe6\x97(", b"\xf0(\x98\x80", b"\x80\x81\x82", b"\xfe\xff", b"\xef\xbb\xbfx", b"ab\xc3\xa9\xffcd\xe6", b"\xf8\x88\x80\x80\x80", b"\xed\xb0\x80", b"\xf0\x80\x80\x80", b"\xc3\xc3\xa9", b"\xe2\x82"]
for b in bad:
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
        try: print(b, errors, ascii(b.decode("utf-8", errors)), end="; ")
        except UnicodeDecodeError as e: print(b, errors, e.start, e.end, e.reason, end="; ")
    print()
for b, codec in [(b"\xff\xfea\x00", "utf-16"), (b"\xfe\xff\x00a", "utf-16"), (b"a\x00b", "utf-16-le"), (b"\x00\xd8", "utf-16-le"), (b"\x3d\xd8\x00\xde", "utf-16-le"), (b"\x00\xdc", "utf-16-le"), (b"a\x00\x00\x00", "utf-32-le"), (b"\x00\x00\x11\x00", "utf-32-le"), (b"a\x00\x00", "utf-32-le"), (b"\xef\xbb\xbfx", "utf-8-sig"), (b"\x80", "ascii"), (b"\x81", "cp1252"), (b"\x80\xff", "latin-1"), (b"\\u00e9\\n", "unicode_escape"), (b"\\x4", "unicode_escape"), (b"\\u12", "unicode_escape"), (b"\\U00110000", "unicode_escape"), (b"\\N{bullet}", "unicode_escape"), (b"\\u00e9\\n", "raw_unicode_escape"), (b"\xe9", "raw_unicode_escape"), (b"abc", "no-such"), (b"abc", "hex")]:
    for errors in ("strict", "replace", "ignore"):
        try: print(b, codec, ascii(b.decode(codec, errors)), end="; ")
        except Exception as e: print(b, codec, type(e).__name__, e, end="; ")
    print()
print("é".encode(), "é".encode(encoding="latin-1"), "é".encode(errors="ignore"), b"\xe9".decode("latin1"), b"x".decode(errors="strict"), str(b"\xc3\xa9", "utf-8"), bytes("é", "utf-16-be"), "a".encode("ASCII"), "a".encode("Utf_8"), "a".encode("u8"), b"a".decode("US-ASCII"), "€".encode("cp1252"), "".encode("utf-16"), "😀".encode("utf-16-le"), bytearray(b"\xc3\xa9").decode(), "\udce9".encode("utf-8", "surrogateescape"), b"\xe9".decode("ascii", "surrogateescape").encode("ascii", "surrogateescape"), "日本".encode("utf-8").decode("utf-8") == "日本")
for f in (lambda: "a".encode(5), lambda: "a".encode("utf-8", 5), lambda: "é".encode("ascii", "no-such"), lambda: "a".encode("ascii", "no-such"), lambda: b"a".decode(5), lambda: b"\xff".decode("utf-8", "no-such"), lambda: "a".encode("utf-8", "strict", 1), lambda: "a".encode(x=1), lambda: str(b"a", "utf-8", "strict", 1), lambda: str("a", "utf-8"), lambda: str(5, "utf-8"), lambda: bytes("a"), lambda: "\x00".encode("\x00"), lambda: "a".encode(""), lambda: b"".decode("no-such"), lambda: "".encode("no-such")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
text = "".join(chr(c) for c in range(0x20, 0x3000, 7)) + "".join(chr(c) for c in range(0x10000, 0x110000, 4999))
for codec in ("utf-8", "utf-16", "utf-32", "utf-16-be", "utf-7" if 0 else "utf-8-sig", "unicode_escape", "raw_unicode_escape"):
    e = text.encode(codec); print(codec, len(e), e.decode(codec) == text, sum(e) % 65521)
