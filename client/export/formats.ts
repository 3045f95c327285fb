// Which formats there are, for what, and how each is made. A new format is one row here; what makes it is loaded when it is asked for.
import type { OutcomeFormat } from '../../shared/outcome/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { PlanFormat } from '../exchange/planFormats.ts'
import type { Asked, ExportContext, Kind, Made } from './exported.ts'

export interface Format {
  /** Its name is in the messages. */
  readonly id: keyof Messages['exporting']['formats']
  readonly kinds: readonly Kind[]
  /** Of these it is a document, which the server makes: it asks in which languages, of which moment and with which parts. */
  readonly documents: readonly Kind[]
  /** It has pages. */
  readonly paper: boolean
  /** Opened beside this page, to be printed, instead of saved. */
  readonly opens?: boolean
  readonly make: (asked: Asked, means: ExportContext) => Promise<Made>
}

const DOCUMENTS: readonly Kind[] = ['record', 'text', 'plan', 'review', 'item', 'register']

const madeByServer = (id: OutcomeFormat): Format => ({
  id,
  kinds: DOCUMENTS,
  documents: DOCUMENTS,
  paper: true,
  make: async (asked, means) => (await import('./makeOutcome.ts')).makeOutcome(id, asked, means),
})

const dataOf = (id: PlanFormat, kinds: readonly Kind[]): Format => ({
  id,
  kinds,
  documents: [],
  paper: false,
  make: async (asked, means) => (await import('./makeData.ts')).makeData(id, asked, means),
})

export const FORMATS: readonly Format[] = [
  madeByServer('pdf'),
  madeByServer('docx'),
  madeByServer('html'),
  { ...madeByServer('pdf'), id: 'print', opens: true },
  dataOf('xlsx', ['plan']),
  dataOf('csv', ['plan', 'register', 'review']),
  dataOf('json', ['plan']),
  {
    id: 'md',
    kinds: DOCUMENTS,
    // The road map is data on the screen already.
    documents: DOCUMENTS.filter((kind) => kind !== 'plan'),
    paper: false,
    make: async (asked, means) =>
      asked.of.kind === 'plan'
        ? (await import('./makeData.ts')).makeData('md', asked, means)
        : (await import('./makeOutcome.ts')).makeOutcome('md', asked, means),
  },
]
