// How the file of a document is called: the group, what it is, and its languages, in words. What changes after it was made, any but the record of a
// closed session, also has its day. Pure.
import type { Bilingual, Language } from '../bilingual.ts'
import type { DocumentId, GroupId } from '../ids.ts'
import { dayInZone } from '../zones.ts'
import type { PaperFacts } from './facts.ts'
import type { ExportContents } from './work.ts'

interface Named {
  readonly contents: ExportContents
  readonly facts: PaperFacts
  /** Of the item of a sheet: `WG-014`. */
  readonly code: string
}
/** Without extension: `tco-sesion-2-acta-es-en`. */
export const fileNameOf = ({ contents, facts, code }: Named): string => {
  const [first = 'es'] = facts.languages
  const day = facts.isFinal ? [] : [dayInZone(facts.at, facts.zone)]
  return [facts.group.id, ...thingOf(contents, facts, code).map((words) => plain(words[first])), ...day, ...facts.languages]
    .filter((part) => part !== '')
    .join('-')
}

const THINGS = {
  record: { es: 'acta', en: 'minutes' },
  draft: { es: 'borrador de acta', en: 'draft minutes' },
  plan: { es: 'hoja de ruta', en: 'road map' },
  review: { es: 'revisión', en: 'review' },
  register: { es: 'decisiones', en: 'decisions' },
  text: { es: 'texto', en: 'text' },
} as const satisfies Readonly<Record<string, Bilingual>>

const thingOf = (contents: ExportContents, facts: PaperFacts, code: string): readonly Bilingual[] => {
  switch (contents.kind) {
    case 'record': {
      const { number } = contents.session
      return [{ es: `sesión ${number}`, en: `session ${number}` }, facts.isFinal ? THINGS.record : THINGS.draft]
    }
    case 'text':
      return [titleOf(facts, contents.text?.document ?? null)]
    case 'item':
      return [{ es: code, en: code }]
    default:
      return [THINGS[contents.kind]]
  }
}
const titleOf = ({ texts }: PaperFacts, document: DocumentId | null): Bilingual => {
  const title = texts.find(({ id }) => id === document)?.title ?? { es: '', en: '' }
  const [es, en] = [title.es.trim() || title.en.trim(), title.en.trim() || title.es.trim()]
  return plain(es) === '' ? THINGS.text : { es, en }
}

/** Of a file of data, without extension: `tco-hoja-de-ruta-2019-06-14`. */
export const dataNameOf = ({ group, thing, language, day }: DataNamed): string => [group, plain(THINGS[thing][language]), day].join('-')
interface DataNamed {
  readonly group: GroupId
  readonly thing: 'plan' | 'review' | 'register'
  readonly language: Language
  readonly day: string
}

const LONGEST = 60
/** In lower case, without accents, words joined by hyphens: any file system takes it. */
const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
