// How the sample's data is written down: items with what happened to them, and texts block by block.
import type { Bilingual, Language } from '../../shared/bilingual.ts'
import type { Dependency, Kind, Priority, Progress, Recurrence, Stage, Status } from '../../shared/roadmap/model.ts'
import type { Person, Place, Writer } from './people.ts'

/** `2019-06-13 10:40`, Bogotá. */
export type When = string
/** Lines, see `richBlocks.ts`. */
type Lines = readonly string[]

export interface SampleStream {
  readonly key: string
  readonly name: Bilingual
}

export interface SampleItem {
  readonly stream: string
  readonly kind: Kind
  readonly title: Partial<Bilingual>
  readonly description?: { readonly es?: Lines; readonly en?: Lines }
  readonly on: When
  /** Writes in the language of their account; the other language comes from the translator, three days later. */
  readonly by: Writer
  readonly lead?: Place
  readonly with?: readonly Place[]
  /** `US MLARS` */
  readonly agencies?: readonly string[]
  readonly priority?: Priority
  readonly stage?: Stage
  readonly start?: string
  readonly due?: string
  readonly recurs?: Recurrence
  readonly labels?: readonly string[]
  /** Numbers of items that come before this one. */
  readonly dependsOn?: readonly (readonly [number: number, type: Dependency['type'], lag: number])[]
  readonly partOf?: number
  /** The session that it was born in. */
  readonly session?: number
  readonly checklist?: readonly NewCheck[]
  readonly steps?: readonly Step[]
}
type NewCheck = Bilingual & { readonly place?: Place }
export type Step = readonly [on: When, by: Writer, changes: Changes]
/** What happened to the item of this number between the sessions, and during them. */
export type DiaryLine = readonly [on: When, by: Writer, item: number, changes: Changes]
/** Words of a rich text, and what they become. */
export type Rewrite = readonly [language: Language, was: string, becomes: string]
/** Without a connection to the plan: what is written meanwhile is sent on return. */
export interface TimeAway {
  readonly by: Writer
  readonly from: When
  readonly until: When
}
export interface Changes {
  readonly status?: Status
  readonly progress?: Progress
  readonly stage?: Stage
  readonly start?: string
  readonly due?: string
  readonly priority?: Priority
  readonly lead?: Place
  readonly with?: Place
  readonly without?: Place
  readonly agency?: string
  readonly label?: string
  readonly people?: readonly Person[]
  /** Number of an item that comes before this one. */
  readonly after?: number
  readonly title?: Partial<Bilingual>
  readonly words?: readonly Rewrite[]
  readonly adds?: { readonly es?: Lines; readonly en?: Lines }
  readonly entry?: NewCheck
  /** Entries of the checklist, from 1. */
  readonly ticks?: readonly number[]
  readonly unticks?: readonly number[]
  readonly archived?: boolean
}

export interface SamplePage {
  readonly name: string
  readonly kind: 'bestPractice' | 'narrative'
  readonly title: Bilingual
  readonly on: When
  readonly by: Writer
  readonly blocks: readonly SampleBlock[]
  readonly rewrites?: readonly (readonly [on: When, by: Writer, ...rewrite: Rewrite])[]
}
export interface SampleBlock {
  readonly on: When
  readonly by: Writer
  readonly es: string
  /** Absent where nobody has translated it yet. */
  readonly en?: string
}
