// What files hang on in tests: an item in the plan, and a point in a session.

import type { ThreadSubject } from '../../../shared/comments/subject.ts'
import { type DocumentId, type GroupId, roadmapId } from '../../../shared/ids.ts'
import { addPoint } from '../../../shared/meeting/write.ts'
import { addItem } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { changeDocument } from '../reports/reporting.ts'
import { GROUP, type Visitor, type World } from '../testWorld.ts'

const random = createDice(31).bytes

export interface Hanging {
  readonly document: DocumentId
  readonly subject: ThreadSubject
}

export const onNewItem = async (world: World, by: Visitor, group: GroupId = GROUP): Promise<Hanging> => {
  const document = roadmapId(group)
  const added = await changeDocument(world, by, document, (doc) => addItem(doc, { title: { es: 'Nota comparada', en: '' } }, random))
  if (!added.ok) throw new Error(added.refusal)
  return { document, subject: `item:${added.value}` }
}

export const onNewPoint = async (world: World, by: Visitor, document: DocumentId): Promise<Hanging> => {
  const added = await changeDocument(world, by, document, (doc) => addPoint(doc, { title: { es: 'Convenio', en: '' } }, random))
  if (!added.ok) throw new Error(added.refusal)
  return { document, subject: `point:${added.value}` }
}
