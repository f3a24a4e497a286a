"""Pages and texts to hand in."""

BODY = [
    "The harbour master of Otaru said on Friday that the ferry had sunk at noon.",
    "It carried 74 people, all of whom were brought ashore by fishing boats within an hour.",
    "The company that runs the line said it would publish the log of the voyage next week.",
    "Divers looked at the wreck in the afternoon and found a breach of two metres in its side.",
    "The ministry of transport opened an inquiry and asked everybody on board to come forward.",
    "Until it ends, the other ferries of the line may not leave port when the wind is strong.",
]
TITLE = "Ferry sinks off Otaru, everybody is saved"
URL = "https://daily.example/news/ferry-sinks"


def text(*, body: list[str] = BODY, title: str = TITLE, head: str = "May 4, 2018") -> str:
    """A plain text with headline, day and body."""
    return "\n\n".join([f"## {title}", head, *body])


def page(
    *,
    body: list[str] = BODY,
    title: str = TITLE,
    canonical: str = "",
    published: str = "2018-05-04",
    author: str = "",
    extra: str = "",
) -> bytes:
    """An HTML page as a newspaper makes it; empty values leave their element out."""
    head = [f"<title>{title} | The Daily</title>" if title else ""]
    if canonical:
        head.append(f'<link rel="canonical" href="{canonical}">')
    if published:
        head.append(f'<meta property="article:published_time" content="{published}T09:00:00Z">')
    if author:
        head.append(f'<meta name="author" content="{author}">')
    told = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    heading = f"<h1>{title}</h1>" if title else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{"".join(head)}{extra}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article>{heading}{told}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()
