// The work of each delegation, as the reader's answer is parsed by a client.
import type { WorkQuery, WorkReader, WorkSources } from '../../../server/history/work.ts'
import type { MeetingWork } from '../../../shared/history/work.ts'

export const readWork = async (reader: WorkReader, query: WorkQuery, sources: WorkSources): Promise<MeetingWork> =>
  JSON.parse(await reader.read(query, sources))
