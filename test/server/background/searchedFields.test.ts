// Of a road map in memory, what is projected after a change of the group's own fields.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadCachedDocument } from '../../../server/background/cachedDocument.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField, archiveOwnField, changeChoice } from '../../../shared/roadmap/defineFields.ts'
import { readOwnFields } from '../../../shared/roadmap/read.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { createDice } from '../../harness/random.ts'
import { addItem, createWriter } from './writing.ts'

test('letters typed in the name of an own field project no item anew; what the search texts have of it projects all of them', async () => {
  const clock = createFakeClock()
  const database = await openDatabase({ file: ':memory:' })
  const log = createMemoryLog({ clock, meetingOf: () => null })
  const tri = roadmapId(must(parseGroupId('tri'), 'group'))
  const { edit } = createWriter(log, tri, 1)
  const { bytes } = createDice(9)
  await edit(addItem('one', 'Guía'))
  await edit((to) =>
    addOwnField(to, { kind: 'choice', name: { es: 'Fuente', en: 'Source' }, choices: [{ es: 'Beca', en: 'Grant' }] }, bytes),
  )
  const cached = await loadCachedDocument(log, tri, createHistoryStore(sqliteQueries(database.sqlite, clock)))
  const projected = async () => {
    await cached.advance((await log.head(tri)).seq)
    const { whole, texts } = cached.project()
    return [whole, texts.size > 0]
  }
  expect(await projected()).toEqual([true, true])
  for (const letter of 'xyz') {
    await edit((to) => nameIn(to).insert(0, letter))
    expect(await projected()).toEqual([false, false])
  }
  await edit((to) =>
    changeChoice(to, fieldIn(to).id, must(fieldIn(to).choices[0], 'a choice').id, { name: { es: 'Donación', en: 'Grant' } }),
  )
  expect(await projected()).toEqual([true, true])
  await edit((to) => archiveOwnField(to, fieldIn(to).id))
  expect(await projected()).toEqual([true, true])
  cached.dispose()
  await database.close()
})
const fieldIn = (doc: Y.Doc) => must(readOwnFields(doc)[0], 'a field')
const nameIn = (doc: Y.Doc): Y.Text => {
  const field = doc.getMap('fields').get(fieldIn(doc).id)
  const name = field instanceof Y.Map ? field.get('name.es') : null
  if (!(name instanceof Y.Text)) throw new Error('no name')
  return name
}
