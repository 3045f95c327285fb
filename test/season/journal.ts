// What was really done, written down as it is done: the checker's own truth. Nothing in here is read from Ruta.
import type { Member, Seat } from './member.ts'

export interface Letter {
  readonly letter: string
  /** The account of the person who typed it first; moving, splitting, cutting and pasting do not change it. */
  readonly writer: string
}

export interface Deed {
  readonly number: number
  readonly account: string
  readonly delegation: string | null
  /** Who that was then. */
  readonly seat: Seat
  readonly byLink: object | null
  /** The session that was in session. */
  readonly meeting: string | null
  readonly document: string
  /** `item:<id>`, `stream:<id>`, `text:`, `point:<id>` … */
  readonly subject: string
  readonly field: string | null
  readonly what: 'created' | 'archived' | 'restored' | 'set' | 'added' | 'removed' | 'text' | 'moved'
  readonly from?: unknown
  readonly to?: unknown
  readonly member?: string
  /** Of an item that was created. */
  readonly values?: { readonly due: string | null; readonly lead: string | null }
  /** UTF-16 units that were typed or pasted from elsewhere, and that were taken away for good. */
  readonly inserted?: number
  readonly deleted?: number
  /** Two people wrote one value without having seen each other's: both deeds carry the same number. */
  readonly race?: number
  readonly offline?: true
  /** The name of the token. */
  readonly byToken?: string
  /** The wall clock around it, milliseconds. */
  readonly after: number
  before: number
}

export type NewDeed = Omit<Deed, 'number' | 'after' | 'before' | 'meeting' | 'account' | 'delegation' | 'seat' | 'byLink'>

export interface Block {
  readonly id: string
  kind: 'paragraph' | 'heading' | 'bulletList' | 'blockquote'
  letters: readonly Letter[]
}

export interface ItemModel {
  readonly values: Record<string, unknown>
  readonly labels: Map<string, string>
  readonly coDelegations: Set<string>
  readonly dependsOn: Map<string, { readonly type: string; readonly lag: number }>
  readonly checklist: Map<string, Record<string, unknown>>
  readonly texts: Record<string, readonly Letter[]>
}

export interface PlanModel {
  readonly items: Map<string, ItemModel>
}
export interface PageModel {
  readonly blocks: { es: Block[]; en: Block[] }
  readonly titles: Record<string, readonly Letter[]>
}

export const words = (letters: readonly Letter[]): string => letters.map(({ letter }) => letter).join('')
export const written = (text: string, writer: string): readonly Letter[] =>
  Array.from({ length: text.length }, (_, at) => ({ letter: text[at] ?? '', writer }))

/** A deep copy: what the plan and the texts were at a moment. */
export interface Snapshot {
  readonly mark: string
  readonly plan: PlanModel
  readonly pages: ReadonlyMap<string, PageModel>
  /** How many deeds had been done. */
  readonly deeds: number
}

export class Journal {
  readonly deeds: Deed[] = []
  readonly plan: PlanModel = { items: new Map() }
  readonly pages = new Map<string, PageModel>()
  readonly snapshots: Snapshot[] = []
  meeting: string | null = null
  /** By the clock of the server. */
  readonly now: () => number
  /** When the present turn began: nothing that is written now was received before. */
  began: number

  constructor(now: () => number = Date.now) {
    this.now = now
    this.began = now()
  }

  write(by: Pick<Member, 'account' | 'delegation' | 'seat' | 'byLink'>, deed: NewDeed): Deed {
    const done: Deed = {
      number: this.deeds.length,
      account: by.account,
      delegation: by.delegation,
      seat: by.seat,
      byLink: by.byLink,
      meeting: this.meeting,
      ...deed,
      after: this.began,
      before: Number.POSITIVE_INFINITY,
    }
    this.deeds.push(done)
    return done
  }

  remember(mark: string): void {
    const plan: PlanModel = { items: new Map([...this.plan.items].map(([id, item]) => [id, copyItem(item)])) }
    const pages = new Map([...this.pages].map(([id, page]) => [id, copyPage(page)]))
    this.snapshots.push({ mark, plan, pages, deeds: this.deeds.length })
  }
}

const copyItem = (item: ItemModel): ItemModel => ({
  values: { ...item.values },
  labels: new Map(item.labels),
  coDelegations: new Set(item.coDelegations),
  dependsOn: new Map(item.dependsOn),
  checklist: new Map([...item.checklist].map(([id, entry]) => [id, { ...entry }])),
  texts: { ...item.texts },
})
const copyPage = (page: PageModel): PageModel => ({
  blocks: { es: page.blocks.es.map((block) => ({ ...block })), en: page.blocks.en.map((block) => ({ ...block })) },
  titles: { ...page.titles },
})
