// Word documents that are none, or are made to hurt the person who opens them.
import { beforeAll, describe, expect, test } from 'vitest'
import { MOST_PARAGRAPHS } from '../../../../client/exchange/bounds.ts'
import { readWord, wordTrouble } from '../../../../client/exchange/word/readWord.ts'
import { seededRandom } from '../../editor/people.ts'
import { plainDraft, wordDraft } from './draft.ts'
import { document, packed, REL, W } from './packed.ts'

let draft: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  draft = await wordDraft(1)
})
const read = async (bytes: Uint8Array) => {
  try {
    return await readWord(bytes, {}, seededRandom(1))
  } catch (error) {
    return wordTrouble(error)
  }
}
/** A document that is one link; `target` is escaped for XML. */
const linked = (target: string) =>
  packed({
    'word/_rels/document.xml.rels': `<Relationships><Relationship Id="r1" Type="${REL}/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
    'word/document.xml': document('<w:p><w:hyperlink r:id="r1"><w:r><w:t>de la página</w:t></w:r></w:hyperlink></w:p>'),
  })
const words = (found: Awaited<ReturnType<typeof read>>) => (typeof found === 'string' ? found : found.parts.map(({ es }) => es).join(''))

describe('[X9] [X18] a Word document that hurts', () => {
  test('is read as it is where nothing is wrong with it', async () => {
    expect(words(await read(packed({})))).toBe('<p>Palabras del texto.</p>')
  })
  test('is refused before it is read if its entities multiply, or name a file', async () => {
    const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${document('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>')}`
    expect(await read(packed({ 'word/document.xml': bomb }))).toBe('unreadable')
    const file = `<!DOCTYPE d SYSTEM "file:///etc/passwd">${document('')}`
    expect(await read(packed({ 'word/document.xml': file }))).toBe('unreadable')
  })
  test('is refused if it unpacks to more than it says, or to more than anybody reads', async () => {
    const large = document('<w:p><w:r><w:t>de la</w:t></w:r></w:p>'.repeat(1_000_000))
    expect(await read(packed({ 'word/document.xml': large }))).toBe('too-much')
    const lying = packed({ 'word/document.xml': document(`<w:p><w:r><w:t>${'a'.repeat(50_000)}</w:t></w:r></w:p>`) })
    const view = new DataView(lying.buffer, lying.byteOffset)
    for (let at = 0; at < lying.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 50_000) view.setUint32(at + 24, 100, true)
    expect(await read(lying)).toBe('too-much')
  })
  test('is refused before it is read if it has millions of empty elements, which would take gigabytes as a tree', async () => {
    const at = performance.now()
    expect(await read(packed({ 'word/document.xml': document('<w:r/>'.repeat(4_000_000)) }))).toBe('too-much')
    expect(performance.now() - at).toBeLessThan(10_000)
    // Many parts come to as much as one.
    const types = (n: number) =>
      Array.from({ length: n }, (_, at) => `<Relationship Id="h${at}" Type="${REL}/header" Target="h${at}.xml"/>`).join('')
    const heads = Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [`word/h${at}.xml`, `<w:hdr ${W}>${'<w:r/>'.repeat(150_000)}</w:hdr>`]),
    )
    expect(await read(packed({ 'word/_rels/document.xml.rels': `<Relationships>${types(4)}</Relationships>`, ...heads }))).toBe('too-much')
  })
  test('is refused with more paragraphs than a text takes, and read with five thousand', async () => {
    expect(await read(await plainDraft(MOST_PARAGRAPHS + 1))).toBe('too-long-text')
    expect(await read(await plainDraft(5_000))).toMatchObject({ languages: 'es' })
  })
  test('is refused if its parts are missing, of another kind, or not well formed', async () => {
    expect(await read(packed({ 'word/document.xml': null }))).toBe('unreadable')
    expect(await read(packed({ '[Content_Types].xml': null }))).toBe('not-word')
    expect(await read(packed({ '_rels/.rels': null }))).toBe('not-word')
    const sheet =
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    expect(await read(packed({ '[Content_Types].xml': sheet }))).toBe('not-word')
    expect(await read(packed({ 'word/document.xml': '<w:document><w:body>' }))).toBe('unreadable')
    expect(await read(packed({ 'word/document.xml': `<html ${W}/>` }))).toBe('not-word')
    expect(await read(draft.subarray(0, draft.length - 300))).toBe('unreadable')
    expect(await read(new TextEncoder().encode('PK\u0003\u0004 and then nothing of a document, however long it is'))).toBe('unreadable')
  })
  test('fetches nothing when it leads out of itself: a part outside is none, and a step up stays inside', async () => {
    const links = `<Relationships><Relationship Id="r1" Type="${REL}/styles" Target="https://evil.example/styles.xml" TargetMode="External"/><Relationship Id="r2" Type="${REL}/footnotes" Target="../../../../etc/passwd"/></Relationships>`
    expect(words(await read(packed({ 'word/_rels/document.xml.rels': links })))).toBe('<p>Palabras del texto.</p>')
  })
  test.each(['javascript:alert(1)', 'file:///c:/secreto.docx', ' java\tscript:alert(1)', 'data:text/html,x'])(
    'keeps of a link to %j the words alone, and says so',
    async (target) => {
      expect(await read(linked(target.replace('\t', '&#9;')))).toMatchObject({
        parts: [{ es: '<p>de la página</p>' }],
        losses: { badLinks: 1 },
      })
    },
  )
  test('is refused with a character in a link that XML does not allow', async () => {
    expect(await read(linked('https://a.example/&#x1;'))).toBe('unreadable')
  })
  test('nested deeper than any reader goes is refused, and does not end the thread', async () => {
    const deep = document('<w:sdt><w:sdtContent>'.repeat(50_000) + '</w:sdtContent></w:sdt>'.repeat(50_000))
    expect(typeof (await read(packed({ 'word/document.xml': deep })))).toBe('string')
  })
  test('writes no markup of its own: words stay words', async () => {
    const body = document('<w:p><w:r><w:t>&lt;img src=x onerror=alert(1)&gt; y "comillas" de la</w:t></w:r></w:p>')
    expect(words(await read(packed({ 'word/document.xml': body })))).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt; y &quot;comillas&quot; de la</p>',
    )
  })
})
