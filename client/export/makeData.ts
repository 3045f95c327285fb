// The road map, or the register of decisions, as data, from what is on the screen.
import { exportPlan } from '../exchange/exportPlan.ts'
import { exportRegister } from '../exchange/exportRegister.ts'
import type { PlanFormat } from '../exchange/planFormats.ts'
import type { Asked, ExportContext, Made } from './exported.ts'

export const makeData = async (
  format: PlanFormat,
  { of, comments }: Asked,
  { api, group, language, text }: ExportContext,
): Promise<Made> => {
  if (of.kind === 'register') {
    const { decisions, all } = of
    return { ok: true, ...(await exportRegister({ api, group, language, text, decisions, all, origin: location.origin, now: Date.now() })) }
  }
  if (of.kind !== 'plan') return { ok: false, message: text.exporting.failed }
  const { items, all, streams, members, shown } = of
  const origin = location.origin
  const made = await exportPlan(format, {
    api,
    group,
    members,
    text,
    language,
    items,
    all,
    streams,
    comments,
    origin,
    now: Date.now(),
    shown,
  })
  return made ? { ok: true, ...made } : { ok: false, message: text.exporting.failed }
}
