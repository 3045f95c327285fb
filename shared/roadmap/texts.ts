// Y types of a road map's texts, for inputs and editors; null if missing (not created yet, or replaced by a hostile edit).
import type * as Y from 'yjs'
import type { Language } from '../bilingual.ts'
import { fragmentIn, mapIn, textUnder } from '../editor/foreign.ts'
import type { ItemId, StreamId } from '../ids.ts'
import { entryMap } from '../schema/entries.ts'
import { side } from '../schema/field.ts'
import { itemMap } from './change.ts'
import { STREAMS } from './layout.ts'

export const titleText = (doc: Y.Doc, id: ItemId, language: Language): Y.Text | null => textUnder(itemMap(doc, id), side('title', language))

export const descriptionFragment = (doc: Y.Doc, id: ItemId, language: Language): Y.XmlFragment | null =>
  fragmentIn(itemMap(doc, id), side('description', language))

export const checklistText = (doc: Y.Doc, id: ItemId, entry: string, language: Language): Y.Text | null =>
  textUnder(mapIn(mapIn(itemMap(doc, id), 'checklist'), entry), side('text', language))

export const streamName = (doc: Y.Doc, id: StreamId, language: Language): Y.Text | null =>
  textUnder(entryMap(doc, STREAMS, id), side('name', language))
