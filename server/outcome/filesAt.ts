// The files that were attached to an item at a moment, from the acts: the rows of removed files are deleted after a while.
import { type GroupId, type ItemId, roadmapId, type Seq } from '../../shared/ids.ts'
import type { AttachedFile } from '../../shared/outcome/work.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Store } from '../db/rowStore.ts'
import type { SessionsByLink } from '../history/sessionsByLink.ts'

/** `upTo`: the last act of that moment. */
export const filesAt = async (
  { db, acts }: { readonly db: Store; readonly acts: Acts },
  group: GroupId,
  { item, upTo, links }: { readonly item: ItemId; readonly upTo: Seq; readonly links: Pick<SessionsByLink, 'at'> },
): Promise<readonly AttachedFile[]> => {
  const attached = new Map<string, Omit<AttachedFile, 'by'> & { readonly author: string | null }>()
  for (const { n, at, by, what } of await acts.of(group)) {
    if (n > upTo) break
    if (what.type === 'fileRemoved') attached.delete(what.file)
    if (what.type !== 'fileAttached' || what.document !== roadmapId(group) || what.subject !== `item:${item}`) continue
    const byLink = by && links.at(by.account, at)
    attached.set(what.file, { name: what.name, at, author: by?.name ?? null, ...(byLink ? { byLink } : {}) })
  }
  const authors = [...new Set([...attached.values()].flatMap(({ author }) => author ?? []))]
  const rows =
    authors.length === 0 ? [] : await db.selectFrom('act_word').select(['commitment', 'words']).where('commitment', 'in', authors).execute()
  const names = new Map<string | null, string>(rows.map(({ commitment, words }) => [commitment, words]))
  return [...attached.values()].map(({ author, ...file }) => ({ ...file, by: names.get(author) ?? '' }))
}
