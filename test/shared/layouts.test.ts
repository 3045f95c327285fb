// DOCUMENTS.md shows where everything lives in a Y.Doc, for outside programs: held here to the tables the relay judges by.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ContentSchema, DocumentSchema, MapSchema, ValueSchema } from '../../shared/contentSchema.ts'
import { DOCUMENTS } from '../../shared/documents.ts'
import { MOVED_FROM_SCHEMA } from '../../shared/editor/movedFrom.ts'
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import { DOCUMENT_KINDS, type DocumentKind, groupOfDocument, parseDocumentId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'

const NAMES: Readonly<Record<ContentSchema['type'], string>> = { value: 'value', text: 'Y.Text', map: 'Y.Map', fragment: 'rich text' }

/** `a: value · b.es, b.en: Y.Text`, with like neighbours told together. */
const keys = (place: MapSchema): string => {
  const told: { names: string[]; what: string }[] = []
  for (const [name, inner] of Object.entries(place.keys)) {
    const what = describe(inner)
    const last = told.at(-1)
    if (last?.what === what) last.names.push(name)
    else told.push({ names: [name], what })
  }
  return told.map(({ names, what }) => `${names.join(', ')}: ${what}`).join(' · ')
}
const number = (value: number) => value.toLocaleString('en')
const describe = (place: ContentSchema): string => {
  if (place.type === 'value') return `${NAMES.value}${rules(place)}`
  if (place.type === 'text') return `${NAMES.text} ≤ ${number(place.most)}`
  if (place.type !== 'map') return NAMES[place.type]
  const key = place.ownerOf ? (place === MOVED_FROM_SCHEMA ? 'id@account' : 'pair@account') : place.keysName ? place.keysName : 'id'
  const most = place.most === undefined ? '' : `; ≤ ${number(place.most)}`
  const each = place.each ? `<${key} → ${describe(place.each)}${most}>` : ''
  return `Y.Map${each}${Object.keys(place.keys).length > 0 ? ` { ${keys(place)}${place.open ? ' · values of own fields' : ''} }` : ''}`
}
const rules = ({ once, as, names }: ValueSchema): string => {
  const said = [
    ...(once === 'forever' ? ['once'] : once === 'unlessUnseen' ? [`once, as ${as}`] : []),
    ...(names ? [`${names} of the group`] : []),
  ]
  return said.length > 0 ? ` (${said.join('; ')})` : ''
}
const roots = (name: string, schema: DocumentSchema) => [
  `**\`${name}\`**`,
  '',
  ...Object.entries(schema).map(([root, place]) => `- \`${root}\`: ${describe(place)}`),
  '',
]
const richText = () => {
  const nodes = Object.entries(RICH_TEXT_SCHEMA.nodes).map(([name, { attributes, children, text }]) => {
    const inside = [...(text ? ['text'] : []), ...children]
    return `- \`${name}\`${Object.keys(attributes)
      .map((attribute) => ` [${attribute}]`)
      .join('')}${inside.length > 0 ? `: ${inside.join(', ')}` : ''}`
  })
  const head = `**Rich text**: a Y.XmlFragment of ${RICH_TEXT_SCHEMA.top.join(', ')}; marks ${Object.keys(RICH_TEXT_SCHEMA.marks).join(', ')}; at most ${RICH_TEXT_SCHEMA.maxDepth} deep; ≤ ${number(RICH_TEXT_SCHEMA.mostLetters)} letters a run, ≤ ${number(RICH_TEXT_SCHEMA.mostChildren)} children a block; ${RICH_TEXT_SCHEMA.fixed.join(', ')} set once.`
  return [head, '', ...nodes, '']
}
/** A document of which every group has one is named as the group. */
const nameOf = (kind: DocumentKind) => (groupOfDocument(must(parseDocumentId(`${kind}:x`), 'an id')) ? 'group' : 'id')
const layouts = () =>
  [...DOCUMENT_KINDS.flatMap((kind) => roots(`${kind}:<${nameOf(kind)}>`, DOCUMENTS[kind].schema)), ...richText()].join('\n').trim()

test('DOCUMENTS.md shows every document’s layout as the relay judges it', () => {
  const told = /<!-- layouts -->([\s\S]*?)<!-- \/layouts -->/.exec(readFileSync('DOCUMENTS.md', 'utf8'))?.[1]?.trim()
  expect(told).toBe(layouts())
})
