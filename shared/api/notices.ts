// Notices: what an inbox holds, and what each person has chosen of them.
import { z } from 'zod'
import { agencyId, day, delegationId, itemId, meetingId } from './fields.ts'

/** What a notice is about, by ids: titles are those of when it is read. */
export const NoticeSubject = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('item'),
    item: itemId,
    /** The due date that it tells of. */
    day: day.optional(),
    /** Whose it is, or whose report: null where no agency is named. */
    agency: agencyId.nullable().optional(),
    lead: delegationId.nullable().optional(),
    meeting: meetingId.optional(),
  }),
  z.object({ type: z.literal('meeting'), meeting: meetingId }),
  z.object({ type: z.literal('device'), device: z.string() }),
  z.object({ type: z.literal('person'), name: z.string() }),
  z.object({ type: z.literal('account') }),
])
export type NoticeSubject = z.infer<typeof NoticeSubject>
