// Where the paragraphs of a parallel text begin and how high its rows are: as high as the highest of what stands in a row. Pure.
import type { Language } from '../../../shared/bilingual.ts'

/** Heights of what stands in a row; null for a side without a paragraph in it. */
export interface RowSizes extends Readonly<Record<Language, number | null>> {
  /** What stands in place of a missing paragraph. */
  readonly missing: number
  readonly gutter: number
  readonly note: number
}
export interface RowLayout {
  readonly rows: readonly { readonly first: number; readonly second: number; readonly height: number }[]
  /** Of the paragraphs of each side. */
  readonly tops: Readonly<Record<Language, readonly number[]>>
  readonly end: number
}
interface Arrangement {
  /** The languages stand one below the other, with the gutter between them. */
  readonly isStacked: boolean
  readonly shown: readonly Language[]
}

export const layRows = (sizes: readonly RowSizes[], { isStacked, shown }: Arrangement): RowLayout => {
  const [only] = shown.length === 1 ? shown : []
  const tops: Record<Language, number[]> = { es: [], en: [] }
  let end = 0
  const rows = sizes.map(({ es, en, missing, gutter, note }) => {
    const [first, second] = only ? [{ es, en }[only] ?? 0, 0] : [es ?? 0, en ?? 0]
    const [before, after] = !isStacked || only || es === null ? [Math.max(first, missing), second] : [first, Math.max(second, missing)]
    const below = isStacked ? before + gutter : 0
    const height = (isStacked ? below + after : Math.max(before, after, missing, gutter)) + note
    if (es !== null) tops.es.push(end)
    if (en !== null) tops.en.push(end + (only ? 0 : below))
    end += height
    return { first, second, height }
  })
  return { rows, tops, end }
}
