// The parts of a Word document, found by their relationships as Word finds them, not by their usual names. Throws `not-word`, `locked`,
// `too-much` or `unreadable`.

import { isWholeZip, isZip } from '../../../shared/files/zipEntries.ts'
import { MOST_ELEMENTS, MOST_WORDS_UNPACKED } from '../bounds.ts'
import { isBomb, unzip } from '../zip.ts'
import { childrenOf, elementsIn, readXml, type Xml } from './xml.ts'

export interface Relationship {
  readonly type: string
  readonly target: string
  readonly isOutside: boolean
}
export interface WordParts {
  readonly document: Xml
  readonly relationships: ReadonlyMap<string, Relationship>
  readonly styles: Xml | null
  readonly numbering: Xml | null
  readonly footnotes: Xml | null
  readonly endnotes: Xml | null
  /** Links in footnotes have their own relationships. */
  readonly noteRelationships: {
    readonly footnotes: ReadonlyMap<string, Relationship>
    readonly endnotes: ReadonlyMap<string, Relationship>
  }
  readonly comments: Xml | null
  /** Headers and footers, which are not part of the text. */
  readonly margins: readonly Xml[]
  readonly properties: Xml | null
}

const MAIN =
  /^application\/vnd\.(openxmlformats-officedocument\.wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml$/i

export const readParts = async (bytes: Uint8Array): Promise<WordParts> => {
  if (!isZip(bytes) || !isWholeZip(bytes)) throw new Error('unreadable')
  if (isBomb(bytes)) throw new Error('too-much')
  const packed = await unzip(bytes, (name) => /(\.xml|\.rels)$/i.test(name) && !/^\/?customXml\//i.test(name), MOST_WORDS_UNPACKED)
  const files = new Map([...packed].map(([name, content]) => [name.replace(/^\//, '').toLowerCase(), content]))
  let elements = 0
  const part = (name: string): Xml | null => {
    const content = files.get(name.toLowerCase())
    if (!content) return null
    elements += elementsAtMost(content)
    if (elements > MOST_ELEMENTS) throw new Error('too-much')
    return readXml(content)
  }
  const main = [...relationshipsIn(part('_rels/.rels'), '').values()].find(({ type }) => type === 'officeDocument')
  const types = part('[Content_Types].xml')
  if (!main || !types) throw new Error('not-word')
  const declared = elementsIn(types).find(
    ({ attributes }) => attributes.PartName?.replace(/^\//, '').toLowerCase() === main.target.toLowerCase(),
  )
  const extension = childrenOf(types, 'Default').find(({ attributes }) => main.target.endsWith(`.${attributes.Extension}`))
  if (!MAIN.test((declared ?? extension)?.attributes.ContentType ?? '')) throw new Error('not-word')
  const document = part(main.target)
  if (!document) throw new Error('unreadable')
  if (document.name !== 'w:document') throw new Error('not-word')
  const relationships = relationshipsOf(main.target)
  const ofType = (type: string): readonly Relationship[] => [...relationships.values()].filter((one) => one.type === type && !one.isOutside)
  const one = (type: string): Xml | null => {
    const [first] = ofType(type)
    return first ? part(first.target) : null
  }
  const linksOf = (type: string) => {
    const [first] = ofType(type)
    return first ? relationshipsOf(first.target) : new Map<string, Relationship>()
  }
  return {
    document,
    relationships,
    styles: one('styles'),
    numbering: one('numbering'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    noteRelationships: { footnotes: linksOf('footnotes'), endnotes: linksOf('endnotes') },
    comments: one('comments'),
    margins: [...ofType('header'), ...ofType('footer')].flatMap(({ target }) => part(target) ?? []),
    properties: part('docProps/core.xml'),
  }

  function relationshipsOf(name: string): ReadonlyMap<string, Relationship> {
    const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(name) ?? []
    return relationshipsIn(part(`${folder}_rels/${file}.rels`), folder)
  }
}

const LESS_THAN = 0x3c
const SLASH = 0x2f
/** Counted before it is read. */
const elementsAtMost = (content: Uint8Array): number => {
  let count = 0
  for (let at = content.indexOf(LESS_THAN); at >= 0; at = content.indexOf(LESS_THAN, at + 1)) if (content[at + 1] !== SLASH) count += 1
  return count
}

const relationshipsIn = (part: Xml | null, folder: string): ReadonlyMap<string, Relationship> =>
  new Map(
    childrenOf(part ?? undefined, 'Relationship').map(({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => {
      const isOutside = TargetMode === 'External'
      return [Id, { type: Type.replace(/^.*\//, ''), target: isOutside ? Target : resolved(folder, Target), isOutside }]
    }),
  )
const resolved = (folder: string, target: string): string => {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
