// The plan as Markdown, by workstream: each item with its fields, description in both languages and checklist. Pure.
import { LANGUAGES, pickWords } from '../../shared/bilingual.ts'
import { escapedMarkdown, markdownLine } from '../../shared/markdown.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { leadWords } from '../../shared/roadmap/leadWords.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { facetOf } from '../item/facets/facets.ts'
import { fieldKeys, fieldRow } from '../live/ownFields.ts'
import { onlyFor, type SaidLine, saidLines } from './comments.ts'
import type { PlanFile } from './planFile.ts'
import { proofRows } from './planSheets.ts'
import { sheetCellText } from './sheet.ts'

/** Fields that are written separately. */
const ELSEWHERE: readonly FieldKey[] = ['number', 'title', 'description', 'stream', 'coDelegations', 'checklist', 'order']

export const planMarkdown = (file: PlanFile): string => {
  const { items, streams, names, text, group } = file
  const { language } = names
  const known = new Set(streams.map(({ id }) => id))
  const sections = [
    ...streams.map((stream) => ({
      name: pickWords(stream.name, language) || text.roadmap.streams.unnamed,
      items: items.filter((item) => item.stream === stream.id),
    })),
    { name: text.roadmap.withoutStream, items: items.filter(({ stream }) => stream === null || !known.has(stream)) },
  ].filter((section) => section.items.length > 0)
  const said = Map.groupBy(saidLines(file), ({ item }) => item.id)
  return `${[
    `# ${markdownLine(`${text.roadmap.title}, ${pickWords(group, language)}`)}`,
    ...sections.flatMap((section) => [
      `## ${markdownLine(section.name)}`,
      ...section.items.flatMap((item) => [...itemLines(item, file), ...commentLines(said.get(item.id) ?? [], file)]),
    ]),
    '---',
    proofRows(file)
      .map((cells) => `- ${markdownLine(cells.map(sheetCellText).join(': '))}`)
      .join('\n'),
  ].join('\n\n')}\n`
}

const itemLines = (item: Item, { names }: PlanFile): readonly string[] => {
  const { language } = names
  const titles = LANGUAGES.map((side) => item.title[side].trim()).filter(Boolean)
  const facts = fieldKeys()
    .filter((field) => !ELSEWHERE.includes(field))
    .flatMap((field) => {
      const said =
        field === 'lead'
          ? leadWords(item, (id) => names.delegations.nameOf(id, language), language)
          : facetOf(field).text(item, field, names, language)
      return said === '' ? [] : [`- ${fieldRow(field).label[language]}: ${markdownLine(said)}`]
    })
  const checklist = item.checklist.map(
    ({ text, done }) =>
      `- [${done ? 'x' : ' '}] ${markdownLine(
        LANGUAGES.map((side) => text[side].trim())
          .filter(Boolean)
          .join(' / '),
      )}`,
  )
  return [
    `### ${markdownLine([item.code, [...new Set(titles)].join(' / ')].join(' '))}`,
    ...(facts.length > 0 ? [facts.join('\n')] : []),
    ...LANGUAGES.flatMap((side) => {
      const words = item.description[side].trim()
      return words === '' ? [] : [words.split('\n').map(escapedMarkdown).join('\n\n')]
    }),
    ...(checklist.length > 0 ? [checklist.join('\n')] : []),
  ]
}

/** One line for each comment, under its item. */
const commentLines = (said: readonly SaidLine[], file: PlanFile): readonly string[] => {
  const { text } = file
  if (said.length === 0) return []
  const lines = said.map(({ thread, by, at, words }) => {
    const only = onlyFor(thread, file)
    const head = [
      `${thread.number}`,
      by,
      new Date(at).toISOString().slice(0, 10),
      only && text.comments.only(only),
      thread.resolved && text.exchange.resolved,
    ]
    const both = LANGUAGES.map((side) => words[side].trim()).filter(Boolean)
    return `- ${markdownLine(head.filter(Boolean).join(', '))}: ${markdownLine(both.join(' / '))}`
  })
  return [`**${markdownLine(text.comments.title)}**`, lines.join('\n')]
}
