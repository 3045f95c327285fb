// A group as its members see it: delegations, agencies, workstreams and documents; new texts, and sample groups.
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../ids.ts'
import { agencyId, bilingual, delegationId, documentId, groupId, instantField, language, streamId } from './fields.ts'
import { list, type RouteTable } from './route.ts'

export const DelegationAnswer = z
  .object({
    id: delegationId,
    code: z.string(),
    name: bilingual,
    identity: z.int(),
    capital: z.string().optional(),
    zone: z.string().optional(),
    retired: z.boolean().optional(),
  })
  .meta({
    id: 'Delegation',
    description: '`identity`: the slot 1…6 of its colour and pattern. `retired`: nobody joins it any more; what it wrote stays its own.',
  })
export const AgencyAnswer = z
  .object({ id: agencyId, delegation: delegationId, acronym: z.string(), name: bilingual, retired: z.boolean().optional() })
  .meta({ id: 'Agency' })

export const DocumentInfo = z
  .object({
    id: documentId,
    kind: z.enum(DOCUMENT_KINDS),
    title: bilingual,
    access: z.enum(['none', 'read', 'write']),
    updatedAt: instantField.nullable(),
    /** Of a text: it stands apart in the lists. */
    archived: z.boolean(),
  })
  .meta({ id: 'Document' })
export type DocumentInfo = z.infer<typeof DocumentInfo>

/** What chair and secretariat set for the whole group. */
const ProviderRule = z
  .object({
    from: instantField,
    /** Their ids, as `GET /api/providers` names them. */
    providers: list(z.string()),
    /** Observers and guests come in as before. */
    exceptsObservers: z.boolean(),
  })
  .meta({ id: 'ProviderRule' })
export const GroupSettings = z
  .object({
    name: bilingual,
    zone: z.string(),
    /** Which language comes first where both are shown. */
    firstLanguage: language,
    /** Of new sessions; 0 for none. */
    quorum: z.int(),
    /** Observers and guests write comments, too. */
    observersComment: z.boolean(),
    /** So many days before a session agencies are asked for reports; 0 for never. */
    reportDays: z.int(),
    /** From then on the group requires a second factor of everybody; absent: it does not. */
    requiresFactorFrom: instantField.optional(),
    /** From then on members reach the group only in sessions that one of these providers opened; absent: by every way to sign in. */
    requiresProvider: ProviderRule.optional(),
  })
  .meta({ id: 'GroupSettings' })
export const GroupInfo = z
  .object({
    id: groupId,
    sample: z.boolean(),
    ...GroupSettings.shape,
    delegations: list(DelegationAnswer),
    agencies: list(AgencyAnswer),
    streams: list(z.object({ id: streamId, name: bilingual })),
    documents: list(DocumentInfo),
  })
  .meta({ id: 'Group' })
export type GroupInfo = z.infer<typeof GroupInfo>

const CreatedPage = z.object({ id: documentId })

export const groupApi = {
  'GET /api/groups/:group': {
    about: 'Names, delegations, agencies, workstreams and documents.',
    access: 'group.read',
    token: 'read',
    answers: { 200: GroupInfo },
  },
  'POST /api/groups/:group/pages': {
    about: 'An empty text; its title is written into the document, by the client.',
    access: 'page.create',
    body: z.object({ title: z.object({ es: z.string().max(400), en: z.string().max(400) }).optional() }),
    example: {},
    answers: { 201: CreatedPage },
    refuses: ['too-many-texts'],
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
