// A text of the group as plain, read-only data, read from its Y.Doc by `read.ts`.
import type { Bilingual } from '../bilingual.ts'

export const PAGE_KINDS = ['bestPractice', 'strategy', 'narrative', 'text'] as const
export type PageKind = (typeof PAGE_KINDS)[number]

export const PAGE_KIND_LABELS: Readonly<Record<PageKind, Bilingual>> = {
  bestPractice: { es: 'Buena práctica', en: 'Best practice' },
  strategy: { es: 'Estrategia', en: 'Strategy' },
  narrative: { es: 'Texto de la hoja de ruta', en: 'Road map text' },
  text: { es: 'Texto', en: 'Text' },
}

export interface TextPage {
  readonly kind: PageKind
  readonly title: Bilingual
  /** The plain text of each side, a block per line. */
  readonly body: Bilingual
  /** Non-empty paragraphs and headings, per side. */
  readonly paragraphs: { readonly es: number; readonly en: number }
  readonly order: string
  readonly archived: boolean
}
