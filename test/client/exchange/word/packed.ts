// Word documents of parts that are written by hand.
import xlsx from '@e965/xlsx/dist/xlsx.mini.min.js'

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
export const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
/** A file of these parts; those that every document has stand in it unless they are told. */
export const packed = (parts: Readonly<Record<string, string | null>>): Uint8Array => {
  const all: Record<string, string | null> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${CONTENT_TYPE}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': document('<w:p><w:r><w:t>Palabras del texto.</w:t></w:r></w:p>'),
    ...parts,
  }
  const zip = xlsx.CFB.utils.cfb_new()
  zip.FullPaths.length = 1
  zip.FileIndex.length = 1
  for (const [name, content] of Object.entries(all)) if (content !== null) xlsx.CFB.utils.cfb_add(zip, `/${name}`, Buffer.from(content))
  return new Uint8Array(xlsx.CFB.write(zip, { fileType: 'zip', type: 'buffer', compression: true }) as Buffer)
}
export const document = (body: string) => `<w:document ${W}><w:body>${body}</w:body></w:document>`
