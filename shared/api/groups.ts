// A group for its members: delegations, agencies, workstreams and documents; new texts, and sample groups.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../ids.ts'
import { READ_ONLY_STATES } from '../people.ts'
import { agencyId, bilingualSchema, delegationId, documentId, groupId, instantField, languageSchema, streamId } from './fields.ts'
import { listSchema, type RouteTable } from './route.ts'

export const DelegationAnswer = z
  .object({
    id: delegationId,
    code: z.string(),
    name: bilingualSchema,
    identity: z.int(),
    capital: z.string().optional(),
    zone: z.string().optional(),
    retired: z.boolean().optional(),
  })
  .meta({
    id: 'Delegation',
    description: '`identity`: the slot 1…6 of its color and pattern. `retired`: nobody joins it any more; what it wrote stays its own.',
  })
export const AgencyAnswer = z
  .object({ id: agencyId, delegation: delegationId, acronym: z.string(), name: bilingualSchema, retired: z.boolean().optional() })
  .meta({ id: 'Agency' })

export const DocumentInfo = z
  .object({
    id: documentId,
    kind: z.enum(DOCUMENT_KINDS),
    title: bilingualSchema,
    access: z.enum(['none', 'read', 'write']),
    updatedAt: instantField.nullable(),
    /** For a text: listed separately. */
    archived: z.boolean(),
  })
  .meta({ id: 'Document' })
export type DocumentInfo = z.infer<typeof DocumentInfo>

/** Settings of the whole group, changed by chair and secretariat. */
const ProviderRule = z
  .object({
    from: instantField,
    /** Ids of the providers, as in `GET /api/providers`. */
    providers: listSchema(z.string()),
    /** The rule does not apply to observers and guests. */
    exceptsObservers: z.boolean(),
  })
  .meta({ id: 'ProviderRule' })
export const ReadOnlyAnswer = z
  .object({
    as: z.enum(READ_ONLY_STATES),
    since: instantField,
    /** What operators say to its members. */
    why: bilingualSchema,
  })
  .meta({ id: 'ReadOnlyGroup' })
export const GroupSettingsBody = z
  .object({
    name: bilingualSchema,
    zone: z.string(),
    /** Language shown first where both are shown. */
    firstLanguage: languageSchema,
    /** Default quorum of new sessions; 0 for none. */
    quorum: z.int(),
    /** Whether observers and guests may comment. */
    observersComment: z.boolean(),
    /** Number of days before a session from which reports are requested; 0 for never. */
    reportDays: z.int(),
    /** From then on the group requires a second factor; absent: it does not. */
    requiresFactorFrom: instantField.optional(),
    /** From then on members need a session opened with one of these providers; absent: any way to sign in. */
    requiresProvider: ProviderRule.optional(),
    /** Suspended or archived by an operator; absent: it can be edited. */
    readOnly: ReadOnlyAnswer.optional(),
  })
  .meta({ id: 'GroupSettings' })
export const GroupInfo = z
  .object({
    id: groupId,
    sample: z.boolean(),
    ...GroupSettingsBody.shape,
    delegations: listSchema(DelegationAnswer),
    agencies: listSchema(AgencyAnswer),
    streams: listSchema(z.object({ id: streamId, name: bilingualSchema })),
    documents: listSchema(DocumentInfo),
  })
  .meta({ id: 'Group' })
export type GroupInfo = z.infer<typeof GroupInfo>

const CreatedPage = z.object({ id: documentId })

export const groupApi = {
  'GET /api/groups/:group': {
    about: 'Names, delegations, agencies, workstreams and documents.',
    access: 'group.read',
    projected: true,
    token: 'read',
    answers: { 200: GroupInfo },
  },
  'POST /api/groups/:group/pages': {
    about: 'An empty text; its title is written into the document, by the client.',
    access: 'page.create',
    body: z.object({ title: z.object({ es: z.string().max(400), en: z.string().max(400) }).optional() }),
    example: {},
    answers: { 201: CreatedPage },
    refuses: ['too-many-texts', 'empty-texts', 'archived-texts', 'new-texts'],
  },
  'PUT /api/groups/:group/documents/:document': {
    about: 'While recovery is open: recreates a lost text or session. 200: it was there.',
    access: 'page.create',
    answers: { 201: CreatedPage, 200: CreatedPage },
    refuses: ['recovery-closed'],
  },
  'POST /api/samples': {
    about: 'A sample group of one’s own, made where there is none; for chairs and secretariats.',
    access: 'account',
    answers: { 201: z.object({ group: groupId }) },
    refuses: ['forbidden', 'too-many'],
  },
  'DELETE /api/samples/:group': { about: 'Throws it away.', access: 'sample.discard', answers: { 204: null } },
} as const satisfies RouteTable
