// Collects the content of a group's archive: its current logs, with signed heads, marks and keys.
import {
  type AccountId,
  type DocumentId,
  type GroupId,
  type Instant,
  instant,
  parseAccountId,
  parseCommitment,
  parseDocumentId,
  parseMeetingId,
  seq,
} from '../../shared/ids.ts'
import type { ArchivedLog, ArchivedMark, ArchivedPeople, ArchivedWord } from '../../shared/proof/archive.ts'
import { must } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import { membersOf } from '../identity/memberships.ts'
import type { UpdateLog } from '../log/log.ts'
import { signedHeadsOf } from './headRows.ts'
import type { Signer } from './signer.ts'
import { type ArchiveParts, writeArchive } from './writeArchive.ts'

interface Dependencies {
  readonly db: Store
  readonly clock: Clock
  readonly log: Pick<UpdateLog, 'read'>
  readonly signer: Signer
}

/**
 * Without the logs of `hidden`. The logs end at the heads signed for the archive: later entries, marks and signatures are not included.
 */
export const exportArchive = async (
  { db, clock, log, signer }: Dependencies,
  group: GroupId,
  hidden: ReadonlySet<DocumentId> = new Set(),
): Promise<AsyncGenerator<Uint8Array>> => {
  const began = clock.now()
  const ends = await signer.signGroup(group, 'export')
  const endOf = new Map(ends.map((head) => [head.document, head.seq]))
  // Earlier heads are included, even beyond the end: then the log was truncated, and a verifier must report it.
  const belongs = (at: Instant, head: ArchivedLog) => at < began || head.seq <= (endOf.get(head.document) ?? 0)
  const { name } = must(await readGroupRow(db, group), 'the group of an archive')
  const parts: ArchiveParts = {
    group: { id: group, name, at: clock.now() },
    keys: await signer.keys(),
    logs: ends.filter(({ document }) => !hidden.has(document)).map(({ document, seq, hash }) => ({ document, seq, hash })),
    heads: (await signedHeadsOf(db, group, hidden)).filter((head) => belongs(head.at, head)),
    marks: (await marksOf(db, group)).map((mark) => ({ ...mark, heads: mark.heads.filter((head) => belongs(mark.at, head)) })),
    log,
    people: (authors) => peopleOf(db, group, authors),
    words: () => wordsIn(db, group),
    sign: signer.sign,
  }
  return writeArchive(parts)
}

const marksOf = async (db: Store, group: GroupId): Promise<readonly ArchivedMark[]> => {
  const rows = await db
    .selectFrom('mark')
    .innerJoin('mark_head', 'mark_head.mark', 'mark.id')
    .select(['mark.id', 'mark.kind', 'mark.meeting', 'mark.name', 'mark.at', 'mark_head.document', 'mark_head.seq', 'mark_head.hash'])
    .where('mark.group_id', '=', group)
    .orderBy('mark.at')
    .orderBy('mark.id')
    .orderBy('mark_head.document')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((heads) => {
    const [mark] = heads
    const kind = KINDS.find((known) => known === mark?.kind)
    if (!mark || !kind) return []
    return [
      {
        kind,
        meeting: parseMeetingId(mark.meeting),
        name: mark.name,
        at: instant(mark.at),
        heads: heads.flatMap((row): ArchivedMark['heads'] => {
          const document = parseDocumentId(row.document)
          return document ? [{ document, seq: seq(row.seq), hash: Buffer.from(row.hash).toString('hex') }] : []
        }),
      },
    ]
  })
}
const KINDS: readonly ArchivedMark['kind'][] = ['opened', 'started', 'closed', 'named']

const wordsIn = async (db: Store, group: GroupId): Promise<readonly ArchivedWord[]> => {
  const rows = await db
    .selectFrom('act_word')
    .selectAll()
    .where('group_id', '=', group)
    .where('kind', '=', 'name')
    .orderBy('commitment')
    .execute()
  return rows.flatMap(({ commitment, account, salt, words }): ArchivedWord[] => {
    const [known, about] = [parseCommitment(commitment), parseAccountId(account)]
    return known && about ? [{ commitment: known, account: about, salt: Buffer.from(salt).toString('hex'), words }] : []
  })
}

const peopleOf = async (db: Store, group: GroupId, authors: ReadonlySet<AccountId>): Promise<ArchivedPeople> => {
  const { delegations, agencies } = must(await readGroupRow(db, group), 'the group of an archive')
  const members = (await membersOf(db, group)).map(({ account, name, role, delegation, agency }) => ({
    account,
    name,
    role,
    delegation,
    agency,
  }))
  const gone = [...authors].filter((author) => !members.some(({ account }) => account === author))
  const names = gone.length === 0 ? [] : await db.selectFrom('account').select(['id', 'name']).where('id', 'in', gone).execute()
  const former = names.flatMap(({ id, name }) => {
    const account = parseAccountId(id)
    return account ? [{ account, name, role: null, delegation: null, agency: null }] : []
  })
  return { delegations, agencies, people: [...members, ...former] }
}
