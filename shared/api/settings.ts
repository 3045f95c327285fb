// Settings of a group, its delegations and agencies, changed by chair and secretariat.
import { z } from 'zod'
import { IDENTITIES, MOST_FACTOR_DAYS, MOST_PROVIDERS, MOST_REPORT_DAYS } from '../people.ts'
import { agencyId, bilingualLine, delegationId, languageSchema, lineSchema, zone } from './fields.ts'
import { AgencyAnswer, DelegationAnswer, GroupSettingsBody } from './groups.ts'
import { listSchema, type RouteTable } from './route.ts'

/** Settings of the group; absent fields stay unchanged. */
const ChangedSettings = z.object({
  name: bilingualLine(160).optional(),
  zone: zone.optional(),
  firstLanguage: languageSchema.optional(),
  quorum: z.int().min(0).max(99).optional(),
  observersComment: z.boolean().optional(),
  reportDays: z.int().min(0).max(MOST_REPORT_DAYS).optional(),
})
export type ChangedSettings = z.infer<typeof ChangedSettings>

const delegationFields = {
  code: z.string().regex(/^[A-Za-z]{2}$/),
  name: bilingualLine(80),
  identity: z.int().min(1).max(IDENTITIES),
  capital: lineSchema(80).or(z.literal('')),
  zone,
}
const NewDelegation = z.object(delegationFields).partial({ capital: true, zone: true })
export type NewDelegation = z.infer<typeof NewDelegation>
const ChangedDelegation = z.object({ ...delegationFields, retired: z.boolean() }).partial()
export type ChangedDelegation = z.infer<typeof ChangedDelegation>

const agencyFields = { acronym: lineSchema(40).regex(/[A-Za-z0-9]/), name: bilingualLine(160) }
const NewAgency = z.object({ delegation: delegationId, ...agencyFields })
export type NewAgency = z.infer<typeof NewAgency>
const ChangedAgency = z.object({ ...agencyFields, retired: z.boolean() }).partial()
export type ChangedAgency = z.infer<typeof ChangedAgency>

export const settingApi = {
  'PATCH /api/groups/:group': {
    about: 'Changes names, time zone, language order, quorum, who may comment, or when reports are asked for; an act of the group.',
    access: 'group.change',
    body: ChangedSettings,
    example: { name: { es: 'Grupo de trabajo', en: 'Working group' }, zone: 'America/Bogota' },
    answers: { 200: GroupSettingsBody },
  },
  'PUT /api/groups/:group/required-factor': {
    about:
      'Requires two-step verification of every member, in so many days (0: at once), or no more (null); an act of the group. From then on members without one are refused with `factor-required`, their API tokens, too, and their connections end.',
    access: 'group.change',
    proof: true,
    body: z.object({ inDays: z.int().min(0).max(MOST_FACTOR_DAYS).nullable() }),
    example: { inDays: 14 },
    answers: { 200: GroupSettingsBody },
    refuses: ['no-second-factor'],
  },
  'PUT /api/groups/:group/required-provider': {
    about:
      'Lets members reach the group only in sessions that one of these providers opened, in so many days (0: at once), or by every way again (null); an act of the group. From then on other sessions are refused with `provider-needed`, which names the providers, and their connections end; API tokens are judged by the session in which they were made. Needs a session that one of these providers opened (`own-provider`).',
    access: 'group.change',
    proof: true,
    body: z.object({
      rule: z
        .object({
          providers: z.array(z.string().max(20)).min(1).max(MOST_PROVIDERS),
          exceptsObservers: z.boolean(),
          inDays: z.int().min(0).max(MOST_FACTOR_DAYS),
        })
        .nullable(),
    }),
    example: { rule: { providers: ['entra'], exceptsObservers: true, inDays: 14 } },
    answers: { 200: GroupSettingsBody },
    refuses: ['own-provider'],
  },
  'POST /api/groups/:group/delegations': {
    about: 'Adds a delegation, after the others. Its id stays what its letters are now.',
    access: 'group.change',
    body: NewDelegation,
    example: { code: 'PE', name: { es: 'Perú', en: 'Peru' }, identity: 4 },
    answers: { 201: DelegationAnswer },
    refuses: ['code-taken', 'identity-taken', 'too-many-delegations'],
  },
  'PATCH /api/groups/:group/delegations/:delegation': {
    about: 'Corrects a delegation, deactivates it (`retired`), or reactivates it.',
    access: 'group.change',
    body: ChangedDelegation,
    example: { name: { es: 'México', en: 'Mexico' }, zone: 'America/Mexico_City' },
    answers: { 200: DelegationAnswer },
    refuses: ['code-taken', 'identity-taken', 'still-seated', 'too-many-delegations'],
  },
  'PUT /api/groups/:group/delegation-order': {
    about: 'The order of tables and columns. It names every delegation once.',
    access: 'group.change',
    body: z.object({ order: listSchema(delegationId) }),
    example: { order: ['us', 'co', 'mx'] },
    answers: { 204: null },
    refuses: ['order-changed'],
  },
  'POST /api/groups/:group/agencies': {
    about: 'Adds an agency to a delegation, after its others.',
    access: 'group.change',
    body: NewAgency,
    example: { delegation: 'co', acronym: 'UIAF', name: { es: 'Unidad de Información', en: 'Information Unit' } },
    answers: { 201: AgencyAnswer },
    refuses: ['unknown-delegation', 'acronym-taken', 'too-many-agencies'],
  },
  'PATCH /api/groups/:group/agencies/:agency': {
    about: 'Corrects an agency, deactivates it (`retired`), or reactivates it.',
    access: 'group.change',
    body: ChangedAgency,
    example: { acronym: 'FGN' },
    answers: { 200: AgencyAnswer },
    refuses: ['unknown-delegation', 'acronym-taken', 'still-seated', 'too-many-agencies'],
  },
  'PUT /api/groups/:group/delegations/:delegation/agency-order': {
    about: 'The order of a delegation’s agencies. It names each of them once.',
    access: 'group.change',
    body: z.object({ order: listSchema(agencyId) }),
    example: { order: ['co-fgn'] },
    answers: { 204: null },
    refuses: ['order-changed'],
  },
} as const satisfies RouteTable
