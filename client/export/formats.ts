// Which formats there are, for what, and how each is made. A new format is one row here; what makes it is loaded when it is asked for.
import type { Messages } from '../base/messages/catalogue.ts'
import { PLAN_FORMATS, type PlanFormat } from '../exchange/planFormats.ts'
import type { IconName } from '../ui/icons.ts'
import type { Asked, Kind, Made, Means } from './exported.ts'

export interface Format {
  /** Its name is in the messages. */
  readonly id: keyof Messages['exporting']['formats']
  readonly icon: IconName
  readonly kinds: readonly Kind[]
  /** Asks in which languages. */
  readonly languages: boolean
  /** Asks for the size of the paper, and which parts. */
  readonly paper: boolean
  /** Cannot be made on this device alone. */
  readonly needsServer: boolean
  /** Can hold comments, if somebody asks for them. */
  readonly comments?: boolean
  /** Opened beside this page, to be printed, instead of saved. */
  readonly opens?: boolean
  readonly make: (asked: Asked, means: Means) => Promise<Made>
}

const ICONS = { xlsx: 'table-2', csv: 'table-2', json: 'file-text', md: 'file-text' } as const satisfies Readonly<
  Record<PlanFormat, IconName>
>

const EVERY: readonly Kind[] = ['record', 'text', 'plan', 'review', 'item']
const onServer = async (format: 'pdf' | 'docx' | 'html', asked: Asked, means: Means) =>
  (await import('./makeOutcome.ts')).makeOutcome(format, asked, means)

export const FORMATS: readonly Format[] = [
  {
    id: 'pdf',
    icon: 'file-text',
    kinds: EVERY,
    languages: true,
    paper: true,
    needsServer: true,
    make: (asked, means) => onServer('pdf', asked, means),
  },
  {
    id: 'docx',
    icon: 'file-text',
    kinds: EVERY,
    languages: true,
    paper: true,
    needsServer: true,
    make: (asked, means) => onServer('docx', asked, means),
  },
  {
    id: 'html',
    icon: 'file-text',
    kinds: EVERY,
    languages: true,
    paper: true,
    needsServer: true,
    make: (asked, means) => onServer('html', asked, means),
  },
  {
    id: 'print',
    icon: 'printer',
    kinds: EVERY,
    languages: true,
    paper: true,
    needsServer: true,
    opens: true,
    make: (asked, means) => onServer('pdf', asked, means),
  },
  ...PLAN_FORMATS.map(
    (id): Format => ({
      id,
      icon: ICONS[id],
      kinds: ['plan'],
      languages: false,
      paper: false,
      needsServer: false,
      comments: id !== 'csv',
      make: async (asked, means) => (await import('./makeData.ts')).makeData(id, asked, means),
    }),
  ),
]
