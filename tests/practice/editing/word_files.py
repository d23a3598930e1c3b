"""Word documents made by hand: the fewest parts that Word itself would open."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = {"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Quote": "Quote"}


def run(words, marks=""):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content, style="", item=None):
    if not content.startswith("<"):
        content = run(content)
    marks = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item is not None:
        marks += f'<w:numPr><w:ilvl w:val="{item}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{marks}</w:pPr>{content}</w:p>"


def link(words):
    return f'<w:hyperlink r:id="rId9">{run(words)}</w:hyperlink>'


def picture():
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="A cup"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:embed="rId8"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def table(*rows):
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


BOLD = "<w:b/>"


def docx(*body, **parts) -> bytes:
    """Return a document with `body`; `parts` by name add to the archive or replace what is in it."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    levels = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(3))
    related = [("styles", "rId1", "styles.xml"), ("numbering", "rId2", "numbering.xml"), ("image", "rId8", "cup.png")]
    relations = "".join(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{to}"/>' for kind, key, to in related)
    relations += (
        f'<Relationship Id="rId9" Type="{OFFICE}/hyperlink" Target="https://988lifeline.org/" TargetMode="External"/>'
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/cup.png": b"no picture that anyone opens",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>",
        **parts,
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            if content is not None:
                packed.writestr(name, content)
    return archive.getvalue()


def letter() -> bytes:
    """Return a document with one of everything."""
    return docx(
        paragraph("On grief", "Title"),
        paragraph(run("It is ") + run("not", BOLD) + run(" an illness. Call ") + link("988") + run(".")),
        paragraph("When it stays", "Heading1"),
        paragraph("Sleep", item=0),
        paragraph("At night", item=1),
        paragraph("Food", item=0),
        paragraph("Small moments &amp; large ones.", "Quote"),
        paragraph("Hours", "Heading2"),
        table(["Monday", "9 am"], ["Friday", "10 am"]),
        picture(),
        picture(),
        paragraph("The end."),
    )
