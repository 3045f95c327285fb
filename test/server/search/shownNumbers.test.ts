// Items and decisions that share a number are told apart by the same letter in search, mentions and mails as in the plan and the register.
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { decisionNamesIn, itemCodes } from '../../../server/db/shownNumbers.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createSearch } from '../../../server/search/search.ts'
import { parseDecisionId, parseDocumentId, parseItemId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'

const document = (id: string) => must(parseDocumentId(id), id)
const [PLAN, FIRST, SECOND] = [document('roadmap:tco'), document('meeting:m1'), document('meeting:m2')]
const decision = (id: string) => must(parseDecisionId(id), id)

test('[S12] items that share a number have the same letter in search and in what the server writes as on the screen', async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  const { sqlite, kysely: queries } = database
  sqlite.exec(`PRAGMA foreign_keys = OFF;
    INSERT INTO plan_item (document, id, number, kind, title_es, title_en, status, due, lead, agencies, people, archived)
    VALUES ('${PLAN}', 'a', 14, 'action', 'Nota', 'Note', 'agreed', NULL, NULL, '[]', '[]', 0),
           ('${PLAN}', 'b', 14, 'action', 'Nota', 'Note', 'agreed', NULL, NULL, '[]', '[]', 0);
    INSERT INTO history_subject (document, subject, number, title_es, title_en) VALUES ('${PLAN}', 'item:a', 14, 'Nota', 'Note'), ('${PLAN}', 'item:b', 14, 'Nota', 'Note');
    INSERT INTO search_text (document, part, es, en) VALUES ('${PLAN}', 'item:a', 'Nota', 'Note'), ('${PLAN}', 'item:b', 'Nota', 'Note'),
      ('${FIRST}', 'decision:d1', 'Nota', 'Note'), ('${SECOND}', 'decision:d2', 'Nota', 'Note');
    INSERT INTO decision (document, id, number, text_es, text_en, status, method, point, point_es, point_en, items, texts, position)
    VALUES ('${FIRST}', 'd1', 7, 'Nota', 'Note', 'adopted', 'consensus', NULL, '', '', '[]', '[]', 0),
           ('${SECOND}', 'd2', 7, 'Nota', 'Note', 'adopted', 'consensus', NULL, '', '', '[]', '[]', 0)`)
  const codes = await itemCodes(queries, PLAN, [14])
  expect(['a', 'b'].map((id) => codes.get(must(parseItemId(id), id)))).toEqual(['WG-014', 'WG-014b'])
  const names = await decisionNamesIn(queries, [FIRST, SECOND])
  expect(['d1', 'd2'].map((id) => names.get(decision(id)))).toEqual(['7', '7b'])
  // Who may not read the first session sees one decision with this number.
  expect((await decisionNamesIn(queries, [SECOND])).get(decision('d2'))).toBe('7')

  const search = createSearch(sqliteQueries(sqlite, systemClock))
  const told = async (documents: readonly (typeof PLAN)[], words: string) =>
    (await search.find(documents, words))
      .map(({ found }) => (found.type === 'item' ? found.code : found.type === 'decision' ? found.called : found.type))
      .toSorted()
  expect(await told([PLAN, FIRST, SECOND], 'note')).toEqual(['7', '7b', 'WG-014', 'WG-014b'])
  expect(await told([SECOND], 'note')).toEqual(['7'])
  expect(await told([PLAN], 'wg-014b')).toEqual(['WG-014b'])
  expect(await told([PLAN], '14')).toEqual(['WG-014', 'WG-014b'])
})
