// Routes for settings, delegations and agencies of a group, for chair and secretariat.
import type { settingApi } from '../../shared/api/settings.ts'
import { ok } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import { changeSettings, orderAgencies, orderDelegations } from './changeSettings.ts'
import { addAgency, addDelegation, changeAgency, changeDelegation } from './delegations.ts'
import { requireFactor } from './requiredFactor.ts'
import { requireProvider } from './requiredProvider.ts'
import type { RuleTelling } from './tellRule.ts'

export const settingHandlers = (deps: Deps, telling: RuleTelling): Handlers<keyof typeof settingApi> => ({
  'PATCH /api/groups/:group': async ({ actor, group, body, record }) => {
    const done = await changeSettings(deps, actor, group, body)
    if (!done.ok) return done
    if (done.value.isNew) await record('group.changed')
    return ok(done.value.value)
  },
  'PUT /api/groups/:group/required-factor': async ({ actor, group, body, record }) => {
    const done = await requireFactor(deps, { ...actor, telling }, group, body.inDays)
    if (!done.ok) return done
    if (done.value.isNew) await record(body.inDays === null ? 'factor.notRequired' : 'factor.required')
    return ok(done.value.value)
  },
  'PUT /api/groups/:group/required-provider': async ({ actor: { account }, session, group, body: { rule }, record }) => {
    const done = await requireProvider(deps, { account, session, telling }, group, rule)
    if (!done.ok) return done
    if (done.value.isNew) await record(rule === null ? 'provider.notRequired' : 'provider.required', rule?.providers.join(' ') ?? '')
    return ok(done.value.value)
  },
  'POST /api/groups/:group/delegations': async ({ actor, group, body, record }) => {
    const added = await addDelegation(deps, actor, group, body)
    if (!added.ok) return added
    const { id, code } = added.value.value
    await record('delegation.added', `${id}: ${code}`)
    return ok(added.value.value)
  },
  'PATCH /api/groups/:group/delegations/:delegation': async ({ actor, group, delegation, body, record }) => {
    const done = await changeDelegation(deps, actor, group, { id: delegation, change: body })
    if (!done.ok) return done
    const { isNew, value } = done.value
    if (isNew) await record('delegation.changed', `${value.id}${howChanged(body)}: ${value.code}`)
    return ok(value)
  },
  'PUT /api/groups/:group/delegation-order': async ({ actor, group, body, record }) => {
    const ordered = await orderDelegations(deps, actor, group, body.order)
    if (!ordered.ok) return ordered
    if (ordered.value.isNew) await record('delegations.ordered')
    return NO_BODY
  },
  'POST /api/groups/:group/agencies': async ({ actor, group, body, record }) => {
    const added = await addAgency(deps, actor, group, body)
    if (!added.ok) return added
    const { id, acronym } = added.value.value
    await record('agency.added', `${id}: ${acronym}`)
    return ok(added.value.value)
  },
  'PATCH /api/groups/:group/agencies/:agency': async ({ actor, group, agency, body, record }) => {
    const done = await changeAgency(deps, actor, group, { id: agency, change: body })
    if (!done.ok) return done
    const { isNew, value } = done.value
    if (isNew) await record('agency.changed', `${value.id}${howChanged(body)}: ${value.acronym}`)
    return ok(value)
  },
  'PUT /api/groups/:group/delegations/:delegation/agency-order': async ({ actor, group, delegation, body, record }) => {
    const ordered = await orderAgencies(deps, actor, group, { delegation, order: body.order })
    if (!ordered.ok) return ordered
    if (ordered.value.isNew) await record('agencies.ordered', `${delegation}: ${delegation.toUpperCase()}`)
    return NO_BODY
  },
})

/** After the id: `pe/retired`. */
const howChanged = ({ retired }: { readonly retired?: boolean | undefined }) =>
  retired === undefined ? '' : retired ? '/retired' : '/restored'
