"""Spellings of addresses from which nothing may be fetched."""

LOOPBACK = [
    "127.0.0.1", "127.1", "127.0.1", "127.000.000.001", "2130706433", "017700000001",
    "0x7f000001", "0X7F000001", "0x7f.1", "0177.1", "0x7f.0x0.0x0.0x1", "0177.0.0.01", "127.0.0x1",
    "127.255.255.254", "127.0.0.1.", "127.1.", "0", "00", "0x0", "0.0",
    "[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]",
    "[::FFFF:7F00:0001]", "[::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[64:ff9b:1::127.0.0.1]", "[2002:7f00:1::]", "[2002:7f00:0001::1]",
    "[2001:0:7f00:1::]", "[2001:0:5ef5:79fd:0:0:80ff:fffe]", "[::ffff:0:127.0.0.1]",
    "[2600::5efe:127.0.0.1]", "[2600::200:5efe:7f00:1]",
    "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏",
    "𝟣𝟤𝟩。𝟢。𝟢。𝟣", "０ｘ７ｆ.1", "₁₂₇.₀.₀.₁", "１２７.1", "２１３０７０６４３３",
]  # fmt: skip
"""This machine, in decimal, octal, hexadecimal, short, embedded and in other people's digits."""

PRIVATE = [
    "10.0.0.1", "10.255.255.255", "167772161", "012.0.0.1", "0xa.1", "0xa000001", "10.1", "10.0.1",
    "172.16.0.1", "172.31.255.254", "0xac.16.1", "2886729729", "192.168.0.1", "192.168.1",
    "3232235521", "0300.0250.0.1", "0xc0a80001", "100.64.0.1", "100.127.255.254",
    "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518",
    "[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]", "[fd00:ec2::254]",
    "168.63.129.16", "100.100.100.200", "192.0.0.192", "192.0.0.1", "192.0.0.8", "192.0.0.170",
    "192.0.2.1", "198.18.0.1", "198.19.255.254", "198.51.100.7", "203.0.113.9", "192.88.99.1",
    "192.31.196.1", "192.52.193.1", "192.175.48.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
    "250.1.2.3", "255.255.255.255", "4294967295", "0xffffffff", "037777777777", "0.1.2.3",
    "[fc00::1]", "[fd12:3456:789a::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[feff::1]",
    "[ff02::1]", "[ff0e::1]", "[100::1]", "[100:0:0:1::1]", "[2001:2::1]", "[2001:10::1]",
    "[2001:20::1]", "[2001:30::1]", "[2001:db8::1]", "[2001:1::1]", "[2001:4:112::1]",
    "[2002:a00:1::1]", "[2002:c0a8:1::]", "[3ffe::1]", "[3fff::1]", "[5f00::1]", "[4000::1]",
    "[64:ff9b:1::a00:1]", "[64:ff9b::10.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:192.168.1.1]",
    "[::10.0.0.1]", "[2620:4f:8000::1]", "[2600::5efe:10.0.0.1]", "[e000::1]", "[1::]",
    "１０.０.０.１", "⑩.0.0.1", "①⑥⑨。②⑤④。①⑥⑨。②⑤④", "192。168。0。1",
]  # fmt: skip
"""Networks that are not the open web: private, shared, link-local, reserved, embedded."""

NAMES = [
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "ｌｏｃａｌｈｏｓｔ", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
    "localhost.localdomain", "printer.local", "vault.internal", "metadata.google.internal",
    "wiki.intranet", "nas.lan", "router.home.arpa", "hidden.onion",
]  # fmt: skip
"""Names that lead inside by what they are."""

LEADING_INSIDE = {
    "127.0.0.1.nip.example": ["127.0.0.1"],
    "10-0-0-1.sslip.example": ["10.0.0.1"],
    "metadata.news.example": ["169.254.169.254"],
    "six.news.example": ["::1"],
    "mapped.news.example": ["::ffff:127.0.0.1"],
    "zone.news.example": ["fe80::1%eth0"],
    "all.news.example": ["10.0.0.1", "192.168.0.1", "::1"],
    "nat64.news.example": ["64:ff9b::7f00:1"],
    "xn--bcher-kva.example": ["172.20.0.3"],
}
"""Names that anybody can register, and what they lead to."""

TRICKS = [
    "http://good.example@127.0.0.1{port}/", "http://good.example:80@127.0.0.1{port}/",
    "http://127.0.0.1{port}@good.example/", "http://a:b@10.0.0.1{port}/", "http://@127.0.0.1{port}/",
    "http://good.example%40127.0.0.1{port}/", "http://127.0.0.1{port}\\@good.example/",
    "http://good.example\\@127.0.0.1{port}/", "http:\\\\127.0.0.1{port}/", "http:/\\127.0.0.1/",
    "http://127.0.0.1\t{port}/", "http://127.0.\n0.1{port}/", "http://127.0.0.1 {port}/",
    "ht\ntp://127.0.0.1{port}/", "http://127.0.0.1\x00.example{port}/", "http://%31%32%37.0.0.1{port}/",
    "http://127.0.0.1%2523{port}/", "http://127.0.0.1%00{port}/", "http://[::1%25lo]{port}/",
    "http://[fe80::1%25eth0]{port}/", "http://[::1{port}/", "http://::1{port}/", "http:///127.0.0.1/",
    "http:127.0.0.1/", "//127.0.0.1{port}/", "http://127.0.0.1:65536/", "http://127.0.0.1:0/",
    "http://127.0.0.1:-80/", "http://127.0.0.1:８０/", "http://127.0.0.1:/", "http://#@127.0.0.1/",
    "http://\u200b127.0.0.1{port}/", "http://127.0.0.1\u202e{port}/", "http://127.0..0.1{port}/",
    "http://[127.0.0.1]{port}/", "http://[::ffff:127.0.0.1.]{port}/", "file:///etc/passwd",
    "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1/", "data:text/html,hi",
    "unix:///var/run/docker.sock", "http+unix://%2Fvar%2Frun%2Fx/", "javascript:alert(1)",
    "jar:http://127.0.0.1!/", "view-source:http://127.0.0.1/", "HTTP://USER@127.0.0.1{port}/",
]  # fmt: skip
"""Addresses that two readers may read differently; refused for their form, wherever they lead."""
