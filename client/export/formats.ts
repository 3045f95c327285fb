// Which formats there are, for what, and how each is made. A new format is one row here; what makes it is loaded when it is asked for.
import type { ExportFormat } from '../../shared/outcome/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { PlanFormat } from '../exchange/planFormats.ts'
import type { ExportContext, ExportKind, ExportRequest, ExportResult } from './exported.ts'

export const FORMAT_USES = ['read', 'work'] as const
type FormatUse = (typeof FORMAT_USES)[number]
export interface ExportFormatName {
  /** Its name is in the messages. */
  readonly id: keyof Messages['exporting']['formats']
  readonly kinds: readonly ExportKind[]
  /** Of these it is a document, which the server makes: it asks in which languages, of which moment and with which parts. */
  readonly documents: readonly ExportKind[]
  /** What it is good for: to be read as it is, or to be worked with in another program. */
  readonly use: FormatUse
  /** It has pages. */
  readonly paper: boolean
  /** Opened beside this page, to be printed, instead of saved. */
  readonly opens?: boolean
  readonly make: (asked: ExportRequest, means: ExportContext) => Promise<ExportResult>
}

const DOCUMENTS: readonly ExportKind[] = ['record', 'text', 'plan', 'review', 'item', 'register']

const madeByServer = (id: ExportFormat): ExportFormatName => ({
  id,
  kinds: DOCUMENTS,
  documents: DOCUMENTS,
  use: 'read',
  paper: true,
  make: async (asked, means) => (await import('./makeOutcome.ts')).fetchExport(id, asked, means),
})

const dataOf = (id: PlanFormat, kinds: readonly ExportKind[]): ExportFormatName => ({
  id,
  kinds,
  documents: [],
  use: 'work',
  paper: false,
  make: async (asked, means) => (await import('./makeData.ts')).makeData(id, asked, means),
})

export const FORMATS: readonly ExportFormatName[] = [
  madeByServer('pdf'),
  { ...madeByServer('docx'), use: 'work' },
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
    use: 'work',
    paper: false,
    make: async (asked, means) =>
      asked.of.kind === 'plan'
        ? (await import('./makeData.ts')).makeData('md', asked, means)
        : (await import('./makeOutcome.ts')).fetchExport('md', asked, means),
  },
]
