// Which formats there are, for what, and how each is made. A new format is one row here; what makes it is loaded when it is asked for.
import type { OutcomeFormat } from '../../shared/outcome/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { PLAN_FORMATS, type PlanFormat } from '../exchange/planFormats.ts'
import type { Asked, Kind, Made, Means } from './exported.ts'

export interface Format {
  /** Its name is in the messages. */
  readonly id: keyof Messages['exporting']['formats']
  readonly kinds: readonly Kind[]
  /** Asks in which languages, on which paper, and with which parts. */
  readonly paper: boolean
  /** Can hold comments, if somebody asks for them. */
  readonly comments?: boolean
  /** Opened beside this page, to be printed, instead of saved. */
  readonly opens?: boolean
  readonly make: (asked: Asked, means: Means) => Promise<Made>
}

const madeByServer = (id: OutcomeFormat): Format => ({
  id,
  kinds: ['record', 'text', 'plan', 'review', 'item'],
  paper: true,
  make: async (asked, means) => (await import('./makeOutcome.ts')).makeOutcome(id, asked, means),
})

const dataOfPlan = (id: PlanFormat): Format => ({
  id,
  kinds: ['plan'],
  paper: false,
  comments: id !== 'csv',
  make: async (asked, means) => (await import('./makeData.ts')).makeData(id, asked, means),
})

export const FORMATS: readonly Format[] = [
  madeByServer('pdf'),
  madeByServer('docx'),
  madeByServer('html'),
  { ...madeByServer('pdf'), id: 'print', opens: true },
  ...PLAN_FORMATS.map(dataOfPlan),
]
