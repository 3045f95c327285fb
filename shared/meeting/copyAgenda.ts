// A session that starts from an earlier one: its sections and points, with their minutes, presenters and links; never what was held,
// decided or written about it.
import type * as Y from 'yjs'
import type { Random, SectionId } from '../ids.ts'
import { LOCAL } from '../origins.ts'
import type { Result } from '../result.ts'
import { DONE } from '../schema/change.ts'
import type { Meeting } from './model.ts'
import { addPoint, addSection } from './write.ts'

/** Behind what is there already, in one step that one undo takes back. */
export const copyAgenda = (doc: Y.Doc, earlier: Pick<Meeting, 'sections' | 'points'>, random: Random): Result<undefined> =>
  doc.transact((): Result<undefined> => {
    const sections = new Map<SectionId, SectionId>()
    for (const { id, title, archived } of earlier.sections) if (!archived) sections.set(id, addSection(doc, title, random))
    for (const point of earlier.points) {
      if (point.archived) continue
      const { title, backlog, minutes, presenter, presenterAgency, items, texts } = point
      const section = (point.section && sections.get(point.section)) ?? null
      const added = addPoint(doc, { title, section, backlog, minutes, presenter, presenterAgency, items, texts }, random)
      if (!added.ok) return added
    }
    return DONE
  }, LOCAL)
