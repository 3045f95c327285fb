// Which field each column was the last time that a file had these headings, on this device.
import type { AccountId } from '../../shared/ids.ts'
import { asText, isRecord, rememberedFor, validEntries } from '../base/remembered.ts'
import { foldedName } from '../item/facets/names.ts'

interface Said {
  readonly heads: string
  readonly columns: readonly (string | null)[]
}
const MOST = 20
const headsKey = (heads: readonly string[]): string => heads.map(foldedName).join('\n')

export const rememberedColumns = (account: AccountId) => {
  const kept = rememberedFor<{ readonly all: readonly Said[] }>(account, 'import-columns', (found) => ({
    all: validEntries(found.all, (one) => {
      if (!isRecord(one) || !Array.isArray(one.columns)) return null
      const heads = asText(one.heads)
      return heads === null ? null : { heads, columns: one.columns.map(asText) }
    }),
  }))
  const all = () => kept.read()?.all ?? []
  return {
    of: (heads: readonly string[]): readonly (string | null)[] | null =>
      all().find((one) => one.heads === headsKey(heads))?.columns ?? null,
    keep: (heads: readonly string[], columns: readonly (string | null)[]): void => {
      if (heads.length === 0) return
      const own = { heads: headsKey(heads), columns }
      kept.write({ all: [own, ...all().filter((one) => one.heads !== own.heads)].slice(0, MOST) })
    },
  }
}
