// The road map, the register of decisions, or a review, as data, from what is on the screen.
import { unwrap } from 'solid-js/store'
import { dataNameOf } from '../../shared/outcome/fileName.ts'
import { localDay, minuteOf } from '../base/today.ts'
import { readerZone } from '../base/zones.ts'
import { exportPlan, type PlanCopy, planCopyState } from '../exchange/exportPlan.ts'
import { exportRegister, type ShownRegister } from '../exchange/exportRegister.ts'
import type { PlanFormat } from '../exchange/planFormats.ts'
import { reviewCsv } from '../exchange/reviewCsv.ts'
import type { ExportContext, Exported, ExportRequest, ExportResult } from './exported.ts'

export const makeData = async (
  format: PlanFormat,
  { of, again, comments, unsent, separator }: ExportRequest,
  { api, group, language, text }: ExportContext,
): Promise<ExportResult> => {
  if (of.kind === 'register') {
    const take = (): ShownRegister => {
      const now = again()
      return now.kind === 'register' ? now : of
    }
    return {
      ok: true,
      ...(await exportRegister({ api, group, language, text, take, unsent, separator, origin: location.origin, now: Date.now(), after })),
    }
  }
  if (of.kind === 'review') {
    const now = again()
    const { shown } = now.kind === 'review' ? now : of
    const content = reviewCsv({
      ...shown,
      group,
      language,
      text,
      timeOf: minuteOf,
      unsent,
      separator,
      zone: readerZone(),
    })
    const day = localDay(new Date(shown.comparison.to.at ?? Date.now()))
    return { ok: true, name: `${dataNameOf({ group: group.id, thing: 'review', language, day })}.csv`, type: 'text/csv', content }
  }
  if (of.kind !== 'plan') return { ok: false, message: text.exporting.failed }
  const { members, shown } = of
  const made = await exportPlan(format, {
    api,
    group,
    members,
    text,
    language,
    take: () => takenOf(again(), of),
    comments,
    separator,
    origin: location.origin,
    now: Date.now(),
    after,
    shown,
  })
  return made ? { ok: true, ...made } : { ok: false, message: text.exporting.failed }
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Copied, because what is shown goes on changing while the server is asked about this state of it. */
const takenOf = (now: Exported, opened: Exported & { readonly kind: 'plan' }): PlanCopy => {
  const { items, all, streams, copy } = now.kind === 'plan' ? now : opened
  return structuredClone({
    items: unwrap([...items]),
    all: unwrap([...all]),
    streams: unwrap([...streams]),
    copy: copy ? planCopyState(copy) : null,
  })
}
