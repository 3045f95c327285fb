// What the words of imported files mean in a group: proposals for the next import, never a rule. The answer that was given later counts, whenever it arrives.
import type { KeptImportWord, SaidImportWord } from '../../shared/api/importWords.ts'
import { type GroupId, instant } from '../../shared/ids.ts'
import { MOST_IMPORT_WORDS } from '../../shared/roadmap/importWords.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'

/** The newest first. */
export const importWordsOf = async (db: Store, group: GroupId): Promise<readonly KeptImportWord[]> => {
  const rows = await db
    .selectFrom('import_word')
    .select(['key', 'answer', 'kept_at'])
    .where('group_id', '=', group)
    .orderBy('kept_at', 'desc')
    .orderBy('key')
    .execute()
  return rows.map(({ key, answer, kept_at }) => ({ key, answer: readAnswer(answer), at: instant(kept_at) }))
}
const readAnswer = (stored: string): string[] => {
  const found: unknown = JSON.parse(stored)
  return Array.isArray(found) ? found.filter((id) => typeof id === 'string') : []
}

export const keepImportWords = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  group: GroupId,
  words: readonly SaidImportWord[],
): Promise<void> => {
  const now = clock.now()
  // The clock of a device may be fast: no answer is from later than now.
  const given = words.map(({ key, answer, at = now }) => ({
    group_id: group,
    key,
    answer: JSON.stringify(answer),
    kept_at: Math.min(at, now),
  }))
  const answers = new Map(given.sort((a, b) => a.kept_at - b.kept_at).map((row) => [row.key, row]))
  await db.transaction().execute(async (db) => {
    await db
      .insertInto('import_word')
      .values([...answers.values()])
      .onConflict((conflict) =>
        conflict
          .columns(['group_id', 'key'])
          .doUpdateSet((set) => ({ answer: set.ref('excluded.answer'), kept_at: set.ref('excluded.kept_at') }))
          .whereRef('import_word.kept_at', '<=', 'excluded.kept_at'),
      )
      .execute()
    const tooOld = (await importWordsOf(db, group)).slice(MOST_IMPORT_WORDS).map(({ key }) => key)
    if (tooOld.length > 0) await db.deleteFrom('import_word').where('group_id', '=', group).where('key', 'in', tooOld).execute()
  })
}
