// The plan of a moment as a document by workstream. Pure.
import { type Bilingual, type Language, pickWords } from '../../../shared/bilingual.ts'
import type { DescribeContext } from '../../../shared/history/describeContext.ts'
import { isolate } from '../../../shared/isolate.ts'
import { FIELDS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item, RoadMap } from '../../../shared/roadmap/model.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { fieldText } from '../../compare/fieldText.ts'
import { escapeHtml, type FileMoment, fileFrame } from './fileFrame.ts'

export interface PlanFile {
  readonly plan: RoadMap
  readonly group: Bilingual
  readonly moment: FileMoment
  readonly languages: readonly Language[]
  readonly names: DescribeContext
}

const COLUMNS: readonly FieldKey[] = ['status', 'progress', 'lead', 'coDelegations', 'start', 'due']

export const planDocument = ({ plan, group, moment, languages, names }: PlanFile): string => {
  const [first = 'es'] = languages
  const both = (say: (language: Language) => string) => [...new Set(languages.map(say))].map(isolate).map(escapeHtml).join(' · ')
  const living = plan.items.filter(({ archived }) => !archived)
  const row = (item: Item) => {
    const title = languages
      .map((language) => `<div lang="${language}">${titleIn(item, language)}${descriptionIn(item, language)}</div>`)
      .join('')
    const cells = COLUMNS.map((field) => `<td>${both((language) => fieldText(field, item[field], names, language))}</td>`).join('')
    return `<tr><td class="id">${escapeHtml(item.code)}</td><td>${title}</td>${cells}</tr>`
  }
  const section = (heading: string, items: readonly Item[]) =>
    items.length === 0
      ? ''
      : `<h2>${heading}</h2>
<table><thead><tr><th>${both((language) => CATALOGUE[language].past.file.code)}</th><th>${both((language) => FIELDS.title.label[language])}</th>${COLUMNS.map((field) => `<th>${both((language) => FIELDS[field].label[language])}</th>`).join('')}</tr></thead>
<tbody>
${items.map(row).join('\n')}
</tbody></table>`
  const known = new Set(plan.streams.filter(({ archived }) => !archived).map(({ id }) => id))
  const sections = [
    ...plan.streams
      .filter(({ archived }) => !archived)
      .map((stream) =>
        section(
          both((language) => pickWords(stream.name, language)),
          living.filter((item) => item.stream === stream.id),
        ),
      ),
    section(
      both((language) => CATALOGUE[language].past.file.noStream),
      living.filter(({ stream }) => stream === null || !known.has(stream)),
    ),
  ]
  const title = languages.map((language) => `${CATALOGUE[language].past.file.plan}, ${pickWords(group, language)}`).join(' · ')
  return fileFrame(title, moment, [first, ...languages.slice(1)], sections.filter(Boolean).join('\n'))
}

const titleIn = (item: Item, language: Language): string => escapeHtml(item.title[language].trim() || CATALOGUE[language].past.file.missing)
const descriptionIn = (item: Item, language: Language): string =>
  item.description[language].trim() === ''
    ? ''
    : `<p class="d">${escapeHtml(item.description[language].trim()).replaceAll('\n', '<br>')}</p>`
